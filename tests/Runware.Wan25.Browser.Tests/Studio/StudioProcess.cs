using System.Diagnostics;
using System.Text;

namespace Runware.Wan25.Browser.Tests;

/// <summary>The studio as a process of its own, as a user starts it, and therefore one that can be killed.</summary>
internal sealed class StudioProcess : IAsyncDisposable
{
    private const string ListeningOn = "Now listening on: ";
    private const string EmulatorAt = "the emulator at ";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Uri? _emulator;

    private StudioProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The studio ended: {Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => _address.Task.Result;

    /// <summary>The ledger of the embedded emulator.</summary>
    public Uri Ledger => new(_emulator!, "/ledger");

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a studio that makes videos in a few seconds.</summary>
    /// <param name="data">Its folder.</param>
    /// <param name="port">0: any free one.</param>
    public static async Task<StudioProcess> StartAsync(string data, int port = 0)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "VideoStudio.dll"));
        foreach ((string name, string value) in Settings(data, port))
        {
            start.ArgumentList.Add($"--{name}={value}");
        }

        var studio = new StudioProcess(Process.Start(start)!);
        await studio._address.Task;
        return studio;
    }

    /// <summary>SIGKILL: no handler runs, nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static Dictionary<string, string> Settings(string data, int port) => new()
    {
        ["contentRoot"] = StudioFolder.ContentRoot,
        ["urls"] = $"http://127.0.0.1:{port}",
        ["Studio:Data"] = data,
        ["Studio:RefreshInterval"] = "00:00:00.2",
        ["Studio:Emulator:MinTime"] = "00:00:01",
        ["Studio:Emulator:MaxTime"] = "00:00:05",
        ["Jobs:MaxDeliveries"] = "2",
        ["Jobs:DeliveryBaseDelay"] = "00:00:00.1",
    };

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (After(EmulatorAt, line) is { } emulator)
        {
            _emulator = new Uri($"http://{emulator}");
        }
        else if (After(ListeningOn, line) is { } address)
        {
            _address.TrySetResult(new Uri(address));
        }
    }

    private static string? After(string words, string line) =>
        line.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? line[(at + words.Length)..].Split(' ')[0].TrimEnd(':') : null;
}
