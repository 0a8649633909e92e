# JSON of the endpoint to the .NET values that the true module gives, and PowerShell's values to JSON.

# An enumeration of Exchange: an object that reads as its name, and is no string.
class SimulatedEnum {
    hidden [string] $Name
    SimulatedEnum([string] $name) { $this.Name = $name }
    [string] ToString() { return $this.Name }
}

# A number that may be unlimited.
class SimulatedUnlimited {
    [bool] $IsUnlimited
    hidden [string] $Text
    SimulatedUnlimited([string] $text) {
        $this.Text = $text
        $this.IsUnlimited = $text -ceq 'Unlimited'
    }
    [string] ToString() { return $this.Text }
}

function ConvertFrom-Element($element, [string] $kind) {
    switch ($element.ValueKind) {
        'Null' { return $null }
        'True' { return $true }
        'False' { return $false }
        'Number' {
            if ($kind -ceq 'unlimited') { return [SimulatedUnlimited]::new($element.GetRawText()) }
            return $element.GetInt32()
        }
        'Array' {
            $list = [System.Collections.ArrayList]::new()
            foreach ($item in $element.EnumerateArray()) { $null = $list.Add($item.GetString()) }
            return , $list
        }
    }
    $text = $element.ToString()
    switch ($kind) {
        'date' {
            return [datetime]::Parse($text, [cultureinfo]::InvariantCulture, 'AdjustToUniversal, AssumeUniversal')
        }
        'enumeration' { return [SimulatedEnum]::new($text) }
        'unlimited' { return [SimulatedUnlimited]::new($text) }
    }
    $text
}

function Write-Value($json, $value) {
    if ($value -is [psobject]) { $value = $value.psobject.BaseObject }
    if ($null -eq $value) { $json.WriteNullValue() }
    elseif ($value -is [switch]) { $json.WriteBooleanValue($value.IsPresent) }
    elseif ($value -is [bool]) { $json.WriteBooleanValue([bool] $value) }
    elseif ($value -is [int] -or $value -is [long]) { $json.WriteNumberValue([long] $value) }
    elseif ($value -is [System.Collections.IDictionary]) {
        $json.WriteStartObject()
        foreach ($key in $value.Keys) {
            $json.WritePropertyName("$key".ToLowerInvariant())
            Write-Value $json $value[$key]
        }
        $json.WriteEndObject()
    }
    elseif ($value -is [System.Collections.IEnumerable] -and $value -isnot [string]) {
        $json.WriteStartArray()
        foreach ($item in $value) { Write-Value $json $item }
        $json.WriteEndArray()
    }
    else { $json.WriteStringValue("$value") }
}
