# What the bot asks for: connect, or run one cmdlet. Every job ends with exactly one `end`.

# Writes the error as data. Its text is Exchange's; what it means is for the bot to say.
function Send-Failure($wire, $record, [string] $end) {
    $json = $wire.Json
    # A value that broke off in the middle of a row leaves nothing behind.
    $json.Reset()
    $message = "$($record.Exception.Message)"
    $json.WriteStartObject()
    $json.WriteString('end', $end)
    $json.WriteString('id', "$($record.FullyQualifiedErrorId)")
    $json.WriteString('type', $record.Exception.GetType().FullName)
    $json.WriteString('message', $message.Substring(0, [Math]::Min(4000, $message.Length)))
    $json.WriteNumber('memory', [Environment]::WorkingSet)
    $json.WriteEndObject()
    $wire.EndLine()
}

function Send-Done($wire) {
    $json = $wire.Json
    $json.WriteStartObject()
    $json.WriteString('end', 'done')
    $json.WriteNumber('memory', [Environment]::WorkingSet)
    $json.WriteEndObject()
    $wire.EndLine()
}

# Which cmdlets and parameters the session has, and how long its token lives.
function Send-Connected($wire, [Session] $session) {
    $json = $wire.Json
    $connection = Get-ConnectionInformation
    $connection = @($connection)[-1]
    $json.WriteStartObject()
    $json.WriteStartObject('connected')
    $json.WriteString('module', "$((Get-Module -Name 'ExchangeOnlineManagement').Version)")
    if ($connection.TokenExpiryTimeUTC -is [DateTimeOffset]) {
        $json.WriteString('expires', $connection.TokenExpiryTimeUTC.UtcDateTime.ToString('o'))
    }
    $json.WriteStartObject('commands')
    foreach ($entry in $session.Catalogue.Values) {
        if ($null -eq $entry.Command) { continue }
        $json.WriteStartArray($entry.Name)
        foreach ($name in $entry.Command.Parameters.Keys) { $json.WriteStringValue($name) }
        $json.WriteEndArray()
    }
    $json.WriteEndObject()
    $json.WriteEndObject()
    $json.WriteEndObject()
    $wire.EndLine()
}

function Send-List($json, $items) {
    $json.WriteStartArray()
    foreach ($item in $items) { $json.WriteStringValue("$item") }
    $json.WriteEndArray()
}

# Rows, warnings and errors of a cmdlet, in one stream. Its body is one block without calls of functions:
# a call costs more than the rest of a row (measured in docs/powershell.md).
function Send-Output($wire, [string[]] $properties) {
    begin { $json = $wire.Json }
    process {
        if ($_ -is [System.Management.Automation.WarningRecord]) { return $wire.Tell('warning', $_.Message) }
        if ($_ -is [System.Management.Automation.ErrorRecord]) { throw $_ }
        $row = $_
        $json.WriteStartObject()
        $json.WriteStartObject('row')
        foreach ($property in $properties) {
            $value = $row.$property
            $json.WritePropertyName($property)
            if ($null -eq $value) { $json.WriteNullValue() }
            elseif ($value -is [string]) { $json.WriteStringValue([string] $value) }
            elseif ($value -is [bool]) { $json.WriteBooleanValue([bool] $value) }
            elseif ($value -is [datetime]) {
                # Without a zone it is UTC: Exchange Online keeps no other time.
                if ($value.Kind -eq 'Local') { $value = $value.ToUniversalTime() }
                $json.WriteStringValue($value.ToString('yyyy-MM-ddTHH:mm:ss.fffffffZ', [cultureinfo]::InvariantCulture))
            }
            elseif ($value -is [enum]) { $json.WriteStringValue($value.ToString()) }
            elseif ($value -is [int] -or $value -is [long] -or $value -is [uint]) { $json.WriteNumberValue([long] $value) }
            elseif ($value -is [System.DateTimeOffset]) { $json.WriteStringValue($value.UtcDateTime.ToString('o')) }
            elseif ($value -is [System.Collections.IEnumerable]) { Send-List $json $value }
            else { $json.WriteStringValue("$value") }
        }
        $json.WriteEndObject()
        $json.WriteEndObject()
        $wire.EndLine()
    }
}

function Invoke-Cmdlet($job, [Session] $session, $wire) {
    $entry = $null
    $name = $job.GetProperty('cmdlet').GetString()
    if (-not $session.Catalogue.TryGetValue($name, [ref] $entry)) {
        throw [Refused]::new("$name is not in the catalogue")
    }
    $table = Read-Parameters $job.GetProperty('parameters') $entry
    if ($null -eq $entry.Command) {
        throw [System.Management.Automation.CommandNotFoundException]::new(
            "The term '$name' is not recognized as a name of a cmdlet.")
    }
    $command = $entry.Command
    & $command @table 2>&1 3>&1 4>$null 5>$null 6>$null | Send-Output $wire $entry.Row
}

function Invoke-Job($job, [Session] $session, $wire) {
    $do = $job.GetProperty('do').GetString()
    try {
        if ($do -ceq 'connect') {
            $session.Connect($job)
            Send-Connected $wire $session
        }
        else { Invoke-Cmdlet $job $session $wire }
    }
    catch [Refused] { return Send-Failure $wire $_ 'refused' }
    Send-Done $wire
}
