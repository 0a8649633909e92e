# One worker: runs the cmdlets that arrive on its private socket, one after another, until the socket ends.
# Written with the language, the core cmdlets and .NET alone, so that it is the same in every PowerShell 7.

$ProgressPreference = 'SilentlyContinue'
. ([IO.Path]::Combine($PSScriptRoot, 'wire.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'lifeline.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'parameters.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'session.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'job.ps1'))

function Read-Environment([string] $name) {
    $value = [Environment]::GetEnvironmentVariable($name)
    # What a cmdlet starts has no business with it.
    [Environment]::SetEnvironmentVariable($name, $null)
    $value
}

# Something said on the way to people's screens; it also tells the bot that the cmdlet is alive.
function global:Write-Progress { $global:ConnectorBotWire.Tell('progress') }

$address = Read-Environment 'EXCHANGE_CONNECTOR_BOT_SOCKET'
$token = Read-Environment 'EXCHANGE_CONNECTOR_BOT_TOKEN'
Start-Lifeline $address $token
$wire = [Wire]::new($address, $token)
$global:ConnectorBotWire = $wire
$first = [System.Text.Json.JsonDocument]::Parse($wire.ReadLine()).RootElement
$session = [Session]::new($first)
$wire.Tell('ready', $PSVersionTable.PSVersion.ToString())

while ($null -ne ($line = $wire.ReadLine())) {
    $job = [System.Text.Json.JsonDocument]::Parse($line)
    try { Invoke-Job $job.RootElement $session $wire }
    catch { Send-Failure $wire $_ 'failed' }
    finally { $job.Dispose() }
    $wire.Flush()
}
$session.Disconnect()
