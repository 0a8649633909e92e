@{
    ModuleVersion     = '3.9.2'
    GUID              = '6e8f2f1c-6a4e-4c6f-9f0b-6d9d8c1b2a31'
    RootModule        = 'ExchangeOnlineManagement.psm1'
    FunctionsToExport = '*'
}
