# No orphans: a second connection, read by a thread of its own, ends when the bot does, even by kill -9.
# An idle worker then has the time to disconnect; one that hangs in a cmdlet is ended here.

function Start-Lifeline([string] $address, [string] $token) {
    $channel = Open-Channel $address $token 'lifeline'
    $watch = {
        param($channel)
        try { $null = $channel.ReadByte() } catch [System.IO.IOException] { }
        [System.Threading.Thread]::Sleep(3000)
        [System.Diagnostics.Process]::GetCurrentProcess().Kill()
    }
    $powershell = [PowerShell]::Create()
    $null = $powershell.AddScript($watch.ToString()).AddArgument($channel).BeginInvoke()
}
