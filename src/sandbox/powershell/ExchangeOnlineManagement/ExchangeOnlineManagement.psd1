@{
    ModuleVersion     = '3.9.2'
    GUID              = '4f6d2f1c-6a4e-4c6f-9f0b-6d9d8c1b2a30'
    Author            = 'Exchange Connector Bot'
    Description       = 'The sandbox: the interface of ExchangeOnlineManagement over the simulated tenant. It is not Microsoft''s module.'
    RootModule        = 'ExchangeOnlineManagement.psm1'
    FunctionsToExport = @('Connect-ExchangeOnline', 'Disconnect-ExchangeOnline', 'Get-ConnectionInformation')
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
