using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

// A PowerShell console of the least kind: the genuine engine, fed from stdin like `pwsh -Command -`.
using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
var pending = "";
while (Console.In.ReadLine() is { } line)
{
    pending += line + "\n";
    Parser.ParseInput(pending, out _, out var errors);
    if (errors.Any(error => error.IncompleteInput)) continue;
    using var powershell = PowerShell.Create(runspace);
    powershell.AddScript(pending);
    pending = "";
    try
    {
        foreach (var result in powershell.Invoke()) Console.Out.WriteLine(result);
        foreach (var error in powershell.Streams.Error) Console.Error.WriteLine(error);
    }
    catch (RuntimeException exception)
    {
        Console.Error.WriteLine(exception.ErrorRecord);
    }
}
