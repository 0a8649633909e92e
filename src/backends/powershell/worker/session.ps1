# The connection to Exchange Online: one at a time, with the catalogue's cmdlets and no others.

class Refused : System.Exception { Refused([string] $message) : base($message) { } }

# One cmdlet of the catalogue, as it was handed over at the start and never after.
class Entry {
    [string] $Name
    [bool] $IsRemoval
    [System.Collections.Generic.Dictionary[string, string]] $Kinds
    [string[]] $Row
    # The session's own command; null when the executing identity may not run it.
    $Command

    Entry([string] $name, $data) {
        $this.Name = $name
        $this.IsRemoval = $data.GetProperty('effect').GetString() -ceq 'removal'
        $this.Kinds = [System.Collections.Generic.Dictionary[string, string]]::new([StringComparer]::Ordinal)
        foreach ($kind in $data.GetProperty('parameters').EnumerateObject()) {
            $this.Kinds.Add($kind.Name, $kind.Value.GetString())
        }
        $this.Row = @(foreach ($property in $data.GetProperty('row').EnumerateArray()) { $property.GetString() })
    }
}

class Session {
    [System.Collections.Generic.Dictionary[string, Entry]] $Catalogue
    hidden [string] $Module
    hidden [bool] $IsImported
    hidden [bool] $IsConnected

    Session($first) {
        $this.Module = $first.GetProperty('module').GetString()
        $this.Catalogue = [System.Collections.Generic.Dictionary[string, Entry]]::new([StringComparer]::Ordinal)
        foreach ($cmdlet in $first.GetProperty('catalogue').EnumerateObject()) {
            $this.Catalogue.Add($cmdlet.Name, [Entry]::new($cmdlet.Name, $cmdlet.Value))
        }
    }

    # The parameters of Connect-ExchangeOnline, by which the bot proves who it is.
    hidden [hashtable] ReadIdentity($job) {
        $table = @{}
        foreach ($setting in $job.GetProperty('identity').EnumerateObject()) {
            if ($setting.Name -cnotin 'AccessToken', 'Organization') {
                throw [Refused]::new("Connect-ExchangeOnline is not given $($setting.Name)")
            }
            $table[$setting.Name] = $setting.Value.GetString()
        }
        return $table
    }

    # Connects anew and finds out what the identity may run: the module brings only that.
    [void] Connect($job) {
        if (-not $this.IsImported) {
            Import-Module -Name $this.Module -Global -ErrorAction Stop -WarningAction SilentlyContinue
            $this.IsImported = $true
        }
        $this.Disconnect()
        $table = $this.ReadIdentity($job)
        $table['CommandName'] = [string[]] $this.Catalogue.Keys
        $table['ShowBanner'] = $false
        $table['SkipLoadingFormatData'] = $true
        $table['ErrorAction'] = 'Stop'
        # Set before: a connection that failed half-way is disconnected too.
        $this.IsConnected = $true
        $null = Connect-ExchangeOnline @table 3>&1 6>&1
        foreach ($entry in $this.Catalogue.Values) {
            $entry.Command = Get-Command -Name $entry.Name -CommandType Function, Cmdlet -ErrorAction Ignore
        }
    }

    [void] Disconnect() {
        foreach ($entry in $this.Catalogue.Values) { $entry.Command = $null }
        if (-not $this.IsConnected) { return }
        $this.IsConnected = $false
        $null = Disconnect-ExchangeOnline -Confirm:$false -ErrorAction SilentlyContinue 3>&1 6>&1
    }
}
