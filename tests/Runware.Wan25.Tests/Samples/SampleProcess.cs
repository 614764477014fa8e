using System.Diagnostics;

namespace Runware.Wan25.Tests.Samples;

/// <summary>A sample as a process of its own, as a user starts it, with no key in its environment.</summary>
internal sealed class SampleProcess : IDisposable
{
    // None of the samples runs that long here. One that hangs fails its test instead of holding up all of them.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _lines = [];

    private SampleProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static SampleProcess Start(string name, params string[] arguments) =>
        Start(name, new Dictionary<string, string>(), arguments);

    public static SampleProcess Start(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove(Wan25ClientOptions.ApiKeyEnvironmentVariable);
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        if (OperatingSystem.IsLinux())
        {
            // A shell that starts the tests in the background has them, and what they start, ignore Ctrl+C.
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add(host);
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        return new SampleProcess(Process.Start(start)!);
    }

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string name, params string[] arguments) =>
        RunAsync(name, new Dictionary<string, string>(), arguments);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var run = Start(name, environment, arguments);
        return await run.EndAsync();
    }

    /// <summary>Reads up to a line with this in it, unless one was read before, and gives it.</summary>
    public async Task<string> LineAsync(string part)
    {
        if (_lines.Find(line => line.Contains(part, StringComparison.Ordinal)) is { } earlier)
        {
            return earlier;
        }

        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Timeout, TimeProvider.System) is { } line)
        {
            _lines.Add(line);
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without a line that has {part}: {await _errors}");
    }

    /// <summary>What Ctrl+C does on a Unix.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Timeout, TimeProvider.System);
        await _process.WaitForExitAsync();
        return (_process.ExitCode, output, await _errors);
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
