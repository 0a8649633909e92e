# A Get-MobileDevice that costs nothing but its rows: what is measured is the way that they take.

function Connect-ExchangeOnline {
    [CmdletBinding()]
    param($AccessToken, $Organization, [string[]] $CommandName, [switch] $SkipLoadingFormatData, $ShowBanner)
}

function Disconnect-ExchangeOnline { [CmdletBinding(SupportsShouldProcess)] param() }

function Get-ConnectionInformation {
    [CmdletBinding()] param()
    [pscustomobject] @{ TokenExpiryTimeUTC = [DateTimeOffset]::UtcNow.AddHours(1) }
}

function Get-MobileDevice {
    [CmdletBinding()]
    param($ResultSize, $Identity, $Mailbox, $Filter)
    $count = [int] [Environment]::GetEnvironmentVariable('SANDBOX_EXCHANGE_URL').Split('#')[1]
    $now = [datetime]::UtcNow
    for ($n = 0; $n -lt $count; $n++) {
        [pscustomobject] @{
            Guid = "00000000-0000-4000-8000-$n"; Identity = "mailbox$n\ExchangeActiveSyncDevices\iOS$([char]0xA7)$n"
            DeviceId = "ID$n"; FriendlyName = 'iPhone'; DeviceModel = 'iPhone17,1'; DeviceOS = 'iOS 20.1'
            DeviceType = 'iPhone'; DeviceUserAgent = 'Apple-iPhone17C1/2200.1'; UserDisplayName = "Person $n"
            DeviceAccessState = 'Allowed'; DeviceAccessStateReason = 'Global'; DeviceAccessControlRule = $null
            ClientType = 'EAS'; ClientVersion = '16.1'; FirstSyncTime = $now; WhenChangedUTC = $now
            IsManaged = $true; IsCompliant = $true; IsDisabled = $false
        }
    }
}
