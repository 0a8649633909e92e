# The second fence: only what the catalogue names gets through, each value as the .NET type of its kind.

function Read-Texts($element) {
    $texts = [System.Collections.Generic.List[string]]::new()
    foreach ($item in $element.EnumerateArray()) { $texts.Add($item.GetString()) }
    , $texts.ToArray()
}

function Read-List($element) {
    if ($element.ValueKind -eq 'Null') { return $null }
    if ($element.ValueKind -eq 'Array') { return , (Read-Texts $element) }
    $change = @{}
    foreach ($entry in $element.EnumerateObject()) {
        if ($entry.Name -cnotin 'add', 'remove') { throw [Refused]::new('a change of a list adds or removes') }
        $change[$entry.Name] = Read-Texts $entry.Value
    }
    $change
}

function Read-Value([string] $kind, $element) {
    switch ($kind) {
        { $_ -in 'boolean', 'switch' } { return $element.GetBoolean() }
        'integer' { return $element.GetInt64() }
        'list' { return , (Read-List $element) }
        'unlimited' {
            if ($element.ValueKind -eq 'Number') { return $element.GetInt64() }
            return $element.GetString()
        }
        default { return $element.GetString() }
    }
}

# A table to splat. Names come from the catalogue, values are never read as PowerShell.
function Read-Parameters($parameters, [Entry] $entry) {
    $table = @{ ErrorAction = 'Stop'; WarningAction = 'Continue' }
    foreach ($parameter in $parameters.EnumerateObject()) {
        $kind = $null
        if (-not $entry.Kinds.TryGetValue($parameter.Name, [ref] $kind)) {
            throw [Refused]::new("$($entry.Name) has no parameter $($parameter.Name)")
        }
        $table[$parameter.Name] = Read-Value $kind $parameter.Value
    }
    # Only a removal is told not to ask. What else asks fails: nobody is there to answer.
    if ($entry.IsRemoval) { $table['Confirm'] = $false }
    $table
}
