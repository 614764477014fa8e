using System.Diagnostics;
using System.Globalization;

namespace Runware.Wan25.Cli.Tests;

/// <summary>The tool as a separate process, with a home folder of its own and without a key.</summary>
internal sealed class ToolProcess : IDisposable
{
    // A process that hangs fails its test instead of blocking all of them.
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ToolProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "Runware.Wan25.Cli.dll");

    public static ToolProcess Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : Host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        start.Environment.Remove(Wan25ClientOptions.ApiKeyEnvironmentVariable);
        start.Environment["XDG_STATE_HOME"] = Path.Combine(folder, "state");
        if (OperatingSystem.IsLinux())
        {
            // A shell that starts the tests in the background makes them, and their child processes, ignore Ctrl+C.
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add(Host);
        }

        start.ArgumentList.Add(Assembly);
        Array.ForEach(arguments, start.ArgumentList.Add);
        return new ToolProcess(Process.Start(start)!);
    }

    public void Kill() => _process.Kill();

    /// <summary>Sends the signal of Ctrl+C on Unix.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<CliResult> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(ExitTimeout, TimeProvider.System);
        return new(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
