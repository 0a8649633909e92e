# The least that rows can cost: the same cmdlet, its properties written as JSON to a socket, by hand.
$channel = [System.IO.Pipes.NamedPipeClientStream]::new('.', [Environment]::GetEnvironmentVariable('BARE_SOCKET'), [System.IO.Pipes.PipeDirection]::InOut)
$channel.Connect(10000)
Import-Module ([Environment]::GetEnvironmentVariable('BARE_MODULE'))
$names = [Environment]::GetEnvironmentVariable('BARE_PROPERTIES').Split(',')
$buffer = [System.IO.BufferedStream]::new($channel, 65536)
$json = [System.Text.Json.Utf8JsonWriter]::new($buffer)
Get-MobileDevice -ResultSize Unlimited | ForEach-Object {
    $json.WriteStartObject()
    foreach ($name in $names) {
        $value = $_.$name
        $json.WritePropertyName($name)
        if ($null -eq $value) { $json.WriteNullValue() }
        elseif ($value -is [string]) { $json.WriteStringValue([string] $value) }
        elseif ($value -is [bool]) { $json.WriteBooleanValue([bool] $value) }
        elseif ($value -is [datetime]) { $json.WriteStringValue($value.ToString('o')) }
        else { $json.WriteStringValue("$value") }
    }
    $json.WriteEndObject()
    $json.Flush()
    $json.Reset()
    $buffer.WriteByte(10)
}
$buffer.Flush()
$channel.Dispose()
