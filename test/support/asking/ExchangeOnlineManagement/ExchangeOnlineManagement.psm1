# A module whose cmdlets ask: for a missing parameter, for a confirmation, for an answer at the console.

function Connect-ExchangeOnline {
    [CmdletBinding()]
    param($AccessToken, $Organization, [string[]] $CommandName, [switch] $SkipLoadingFormatData, $ShowBanner)
}

function Disconnect-ExchangeOnline { [CmdletBinding(SupportsShouldProcess)] param() }

function Get-ConnectionInformation {
    [CmdletBinding()] param()
    [pscustomobject] @{ TokenExpiryTimeUTC = [DateTimeOffset]::UtcNow.AddHours(1) }
}

function Get-OrganizationConfig {
    [CmdletBinding()] param()
    [pscustomobject] @{ Name = 'contoso' }
}

function Get-MobileDevice {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $NeverGiven, $ResultSize)
    [pscustomobject] @{ Guid = $NeverGiven }
}

function Get-CASMailbox {
    [CmdletBinding()] param($Identity)
    $answer = $Host.UI.ReadLine()
    [pscustomobject] @{ Name = $answer }
}

function Set-ActiveSyncOrganizationSettings {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param($DefaultAccessLevel, $UserMailInsert)
    if ($PSCmdlet.ShouldProcess('Mobile Mailbox Settings')) { [pscustomobject] @{ Written = $true } }
}

function Get-ActiveSyncDeviceAccessRule {
    [CmdletBinding()] param($Identity)
    if ($PSCmdlet.ShouldContinue('Really?', 'Question')) { [pscustomobject] @{ Name = 'asked' } }
}
