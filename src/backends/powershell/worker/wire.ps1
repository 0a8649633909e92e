# The private socket: lines of JSON both ways. On Windows it is a named pipe, elsewhere a Unix socket.

function Open-Channel([string] $address, [string] $token, [string] $purpose) {
    $channel = [System.IO.Pipes.NamedPipeClientStream]::new(
        '.', $address, [System.IO.Pipes.PipeDirection]::InOut)
    $channel.Connect(10000)
    $greeting = [System.Text.Encoding]::UTF8.GetBytes("$token`n$purpose`n")
    $channel.Write($greeting, 0, $greeting.Length)
    $channel.Flush()
    $channel
}

class Wire {
    [System.Text.Json.Utf8JsonWriter] $Json
    hidden [System.IO.Stream] $Stream
    hidden [System.IO.StreamReader] $Reader
    hidden [System.Diagnostics.Stopwatch] $SinceFlush = [System.Diagnostics.Stopwatch]::StartNew()

    Wire([string] $address, [string] $token) {
        $channel = Open-Channel $address $token 'jobs'
        $this.Stream = [System.IO.BufferedStream]::new($channel, 65536)
        $this.Reader = [System.IO.StreamReader]::new($channel, [System.Text.Encoding]::UTF8, $false, 65536)
        $options = [System.Text.Json.JsonWriterOptions]@{
            SkipValidation = $true
            Encoder        = [System.Text.Encodings.Web.JavaScriptEncoder]::UnsafeRelaxedJsonEscaping
        }
        $this.Json = [System.Text.Json.Utf8JsonWriter]::new($this.Stream, $options)
    }

    [string] ReadLine() {
        # A PowerShell method turns null into an empty string unless it is handed back as it is.
        $line = $this.Reader.ReadLine()
        if ($null -eq $line) { return [NullString]::Value }
        return $line
    }

    # Ends a message. Rows that come fast share a packet; a slow one does not wait for the next.
    [void] EndLine() {
        $this.Json.Flush()
        $this.Json.Reset()
        $this.Stream.WriteByte(10)
        if ($this.SinceFlush.ElapsedMilliseconds -ge 20) { $this.Flush() }
    }

    [void] Flush() {
        $this.Stream.Flush()
        $this.SinceFlush.Restart()
    }

    [void] Tell([string] $what) { $this.Tell($what, '') }

    [void] Tell([string] $what, [string] $text) {
        $this.Json.WriteStartObject()
        $this.Json.WriteString($what, $text)
        $this.Json.WriteEndObject()
        $this.EndLine()
        $this.Flush()
    }
}
