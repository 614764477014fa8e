using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Runware.Wan25.Cluster.Nodes;

/// <summary>Runs a studio as a process.</summary>
internal sealed partial class NodeProcess : IAsyncDisposable
{
    private const string ListeningOn = "Now listening on: ";
    private const int Terminate = 15;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Queue<string> _lastOutput = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<string>? _listener;

    private NodeProcess(Process process, Action<string>? listener)
    {
        _process = process;
        _listener = listener;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(
            new InvalidOperationException("A studio ended before it was ready:" + Environment.NewLine + LastOutput));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public Uri Address => _address.Task.Result;

    /// <summary>Whether the process has ended by itself, which is a failure.</summary>
    public bool HasEnded => _process.HasExited;

    public string LastOutput
    {
        get
        {
            lock (_lastOutput)
            {
                return string.Join(Environment.NewLine, _lastOutput);
            }
        }
    }

    public static async Task<NodeProcess> StartAsync(IReadOnlyDictionary<string, string> settings, string folder, Action<string>? listener)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "VideoStudio.dll"));
        foreach (var (name, value) in settings)
        {
            start.ArgumentList.Add($"--{name}={value}");
        }

        var node = new NodeProcess(Process.Start(start)!, listener);
        await node._address.Task.WaitAsync(Timeout);
        return node;
    }

    /// <summary>Kills the process with SIGKILL, without cleanup.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops the process with SIGTERM, as a deployment does.</summary>
    /// <returns>The time it took, and the exit code.</returns>
    public async Task<(TimeSpan Time, int ExitCode)> StopAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        _ = Kill(_process.Id, Terminate);
        await _process.WaitForExitAsync().WaitAsync(Timeout);
        return (TimeProvider.System.GetElapsedTime(started), _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _listener?.Invoke(line);
        lock (_lastOutput)
        {
            _lastOutput.Enqueue(line);
            while (_lastOutput.Count > 40)
            {
                _lastOutput.Dequeue();
            }
        }

        if (line.IndexOf(ListeningOn, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + ListeningOn.Length)..].Trim()));
        }
    }
}
