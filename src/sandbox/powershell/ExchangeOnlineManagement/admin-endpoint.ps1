# HTTP to the simulated tenant's admin endpoint, one page after another.

class AdminEndpoint {
    hidden [System.Net.Http.HttpClient] $Client
    hidden [string] $Base
    hidden [string] $Token

    AdminEndpoint([string] $address, [string] $organization, [string] $token) {
        $this.Client = [System.Net.Http.HttpClient]::new()
        $this.Client.Timeout = [timespan]::FromSeconds(100)
        $this.Client.DefaultRequestHeaders.Add('Authorization', "Bearer $token")
        $this.Base = "$address/adminapi"
        $this.Token = $token
        $this.Organization = $organization
    }

    hidden [string] $Organization

    # The token's own `exp`.
    [DateTimeOffset] Expires() {
        $part = $this.Token.Split('.')[1].Replace('-', '+').Replace('_', '/')
        $part = $part.PadRight($part.Length + (4 - $part.Length % 4) % 4, '=')
        $text = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($part))
        $claims = [System.Text.Json.JsonDocument]::Parse($text).RootElement
        return [DateTimeOffset]::FromUnixTimeSeconds($claims.GetProperty('exp').GetInt64())
    }

    [object] ModuleFile() {
        $request = [System.Net.Http.HttpRequestMessage]::new('Get', "$($this.Base)/v1.0/$($this.Organization)/EXOModuleFile?Version=3.9.2")
        return $this.Send($request).GetProperty('value')[0].GetProperty('@sandbox.cmdlets')
    }

    [object] Page([string] $link, [string] $body) {
        $address = $link ? $link : "$($this.Base)/beta/$($this.Organization)/InvokeCommand"
        $request = [System.Net.Http.HttpRequestMessage]::new('Post', $address)
        $request.Content = [System.Net.Http.StringContent]::new($body, [System.Text.Encoding]::UTF8, 'application/json')
        return $this.Send($request)
    }

    hidden [object] Send($request) {
        $response = $this.Client.SendAsync($request).GetAwaiter().GetResult()
        $text = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult()
        if ($response.IsSuccessStatusCode) {
            return [System.Text.Json.JsonDocument]::Parse($text).RootElement
        }
        throw [System.Net.Http.HttpRequestException]::new($this.ErrorText($response, $text), $null, $response.StatusCode)
    }

    # The words of the cmdlet where there are any; they come as `hash|type|text`.
    hidden [string] ErrorText($response, [string] $text) {
        try {
            $fault = [System.Text.Json.JsonDocument]::Parse($text).RootElement.GetProperty('error')
            $details = $fault.GetProperty('details')
            if ($details.GetArrayLength() -gt 0) { return $details[0].GetProperty('message').GetString() }
        }
        catch [System.Exception] { }
        return "Response status code does not indicate success: $([int] $response.StatusCode) ($($response.ReasonPhrase))."
    }
}
