# The interface of Microsoft's ExchangeOnlineManagement over the simulated tenant: what a session may run
# exists as functions with the parameters that the roles allow, values are real .NET types, and errors look
# as the true module throws them. Written with the language and .NET alone, for any PowerShell 7.

. ([IO.Path]::Combine($PSScriptRoot, 'values.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'admin-endpoint.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'functions.ps1'))

$script:connection = $null
$script:functions = $null

function Connect-ExchangeOnline {
    [CmdletBinding()]
    param(
        [string] $AccessToken,
        [string] $Organization,
        [string] $AppId,
        [string] $CertificateFilePath,
        [securestring] $CertificatePassword,
        [switch] $ManagedIdentity,
        [string] $ManagedIdentityAccountId,
        [string[]] $CommandName,
        [switch] $SkipLoadingFormatData,
        [bool] $ShowBanner = $true
    )
    if (-not $AccessToken) { throw 'The simulated tenant signs in with -AccessToken alone.' }
    $address = [Environment]::GetEnvironmentVariable('SANDBOX_EXCHANGE_URL')
    $endpoint = [AdminEndpoint]::new($address, $Organization, $AccessToken)
    $file = $endpoint.ModuleFile()
    $source = [System.Text.StringBuilder]::new()
    foreach ($cmdlet in $file.EnumerateObject()) {
        if ($CommandName -and $cmdlet.Name -notin $CommandName) { continue }
        $null = $source.AppendLine((Get-FunctionText $cmdlet))
    }
    Disconnect-ExchangeOnline -Confirm:$false
    $name = "tmpEXO_$([guid]::NewGuid().ToString('N').Substring(0, 8))"
    $module = New-Module -Name $name -ScriptBlock ([scriptblock]::Create($source.ToString()))
    Import-Module $module -Global -DisableNameChecking
    $script:functions = $module
    $script:endpoint = $endpoint
    $script:connection = [pscustomobject] @{
        ConnectionId       = [guid]::NewGuid()
        State              = 'Connected'
        Organization       = $Organization
        TokenStatus        = 'Active'
        TokenExpiryTimeUTC = $endpoint.Expires()
        ModuleName         = $name
    }
    if ($ShowBanner) { [Console]::Out.WriteLine('This V3 module is simulated.') }
}

function Disconnect-ExchangeOnline {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param()
    if ($script:functions) { Remove-Module -ModuleInfo $script:functions -Force -Confirm:$false }
    $script:functions = $null
    $script:connection = $null
}

function Get-ConnectionInformation {
    [CmdletBinding()]
    param()
    $script:connection
}

# What the functions of a session call; the real module has the like under another name.
function global:Invoke-SimulatedExchangeCmdlet([string] $name, $bound, [string[]] $kinds, $caller) {
    & $script:module { param($n, $b, $k, $c) Invoke-Page $n $b $k $c } $name $bound $kinds $caller
}
$script:module = $ExecutionContext.SessionState.Module
Export-ModuleMember -Function Connect-ExchangeOnline, Disconnect-ExchangeOnline, Get-ConnectionInformation
