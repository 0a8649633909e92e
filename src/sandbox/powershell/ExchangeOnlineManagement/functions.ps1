# The functions of a session: one for each cmdlet that the token may run, with the parameters it may use.

$types = @{
    switch  = '[switch]'
    boolean = '[bool]'
    integer = '[int]'
    list    = '[object]'
    date    = '[datetime]'
}

# Names come from the tenant's own roles, never from a person.
function Get-FunctionText($cmdlet) {
    $effect = $cmdlet.Value.GetProperty('effect').GetString()
    $parameters = foreach ($parameter in $cmdlet.Value.GetProperty('parameters').EnumerateObject()) {
        $type = $types[$parameter.Value.GetString()]
        "$($type ?? '[string]') `${$($parameter.Name)}"
    }
    $kinds = foreach ($property in $cmdlet.Value.GetProperty('row').EnumerateObject()) {
        "'$($property.Name)=$($property.Value.GetString())'"
    }
    $binding = switch ($effect) {
        'read' { '' }
        'write' { "SupportsShouldProcess, ConfirmImpact = 'Medium'" }
        default { "SupportsShouldProcess, ConfirmImpact = 'High'" }
    }
    $ask = $effect -ceq 'read' ? '' : "if (-not `$PSCmdlet.ShouldProcess(`"`$Identity`")) { return }"
    @"
function $($cmdlet.Name) {
    [CmdletBinding($binding)]
    param($($parameters -join ', '))
    $ask
    Invoke-SimulatedExchangeCmdlet '$($cmdlet.Name)' `$PSBoundParameters @($($kinds -join ', ')) `$PSCmdlet
}
"@
}

$common = 'ErrorAction', 'WarningAction', 'InformationAction', 'Verbose', 'Debug', 'ProgressAction'

function Get-Body([string] $name, $bound) {
    $stream = [System.IO.MemoryStream]::new()
    $json = [System.Text.Json.Utf8JsonWriter]::new($stream)
    $json.WriteStartObject()
    $json.WriteStartObject('CmdletInput')
    $json.WriteString('CmdletName', $name)
    $json.WriteStartObject('Parameters')
    foreach ($parameter in $bound.GetEnumerator()) {
        if ($parameter.Key -in $common) { continue }
        $json.WritePropertyName($parameter.Key)
        Write-Value $json $parameter.Value
    }
    $json.WriteEndObject()
    $json.WriteEndObject()
    $json.WriteEndObject()
    $json.Flush()
    [System.Text.Encoding]::UTF8.GetString($stream.ToArray())
}

function Write-Row($element, $kinds) {
    $row = [ordered] @{}
    foreach ($property in $element.EnumerateObject()) {
        if ($property.Name.Contains('@')) { continue }
        $row[$property.Name] = ConvertFrom-Element $property.Value $kinds[$property.Name]
    }
    [pscustomobject] $row
}

function Invoke-Page([string] $name, $bound, [string[]] $kindTexts, $caller) {
    $kinds = @{}
    foreach ($text in $kindTexts) { $property, $kind = $text.Split('='); $kinds[$property] = $kind }
    $body = Get-Body $name $bound
    $link = ''
    do {
        try { $page = $script:endpoint.Page($link, $body) }
        catch {
            $exception = $_.Exception.GetBaseException()
            $record = [System.Management.Automation.ErrorRecord]::new(
                $exception, '[Server=SANDBOX],Write-ErrorMessage', 'NotSpecified', $null)
            $caller.ThrowTerminatingError($record)
        }
        $warnings = [System.Text.Json.JsonElement]::new()
        if ($page.TryGetProperty('@adminapi.warnings', [ref] $warnings)) {
            foreach ($warning in $warnings.EnumerateArray()) { $caller.WriteWarning($warning.GetString()) }
        }
        foreach ($row in $page.GetProperty('value').EnumerateArray()) { Write-Row $row $kinds }
        $next = [System.Text.Json.JsonElement]::new()
        $link = $page.TryGetProperty('@odata.nextLink', [ref] $next) ? $next.GetString() : ''
    } while ($link)
}
