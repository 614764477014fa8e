namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>A file to record to, an emulator on virtual time, and clients of both.</summary>
internal sealed class RecordingRig : IAsyncDisposable
{
    public const string ApiKey = "rw-0123456789abcdefKEY";

    private readonly TemporaryFile _file = new();
    private readonly List<IDisposable> _owned = [];

    public RecordingRig(Action<RunwareEmulatorOptions>? configure = null)
    {
        var options = new RunwareEmulatorOptions();
        configure?.Invoke(options);
        options.TimeProvider = Clock;
        Emulator = RunwareEmulator.CreateInProcess(options);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
    }

    public VirtualTimeProvider Clock { get; } = new();

    public RunwareEmulator Emulator { get; }

    public string Path => _file.Path;

    public string Text => ReadShared(Path);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A client of the emulator whose exchanges are recorded.</summary>
    public Wan25Client RecordedClient(Action<Wan25ClientOptions>? configure = null) => ClientOver(Recorder(), Clock, configure);

    public Wan25Recorder Recorder(Wan25RecorderOptions? options = null) =>
        Own(new Wan25Recorder(Path, Emulator.CreateHandler(), options ?? new() { TimeProvider = Clock }));

    /// <summary>A raw client, whose requests are recorded.</summary>
    public HttpClient RecordedHttp(string? key = ApiKey)
    {
        HttpClient http = Own(new HttpClient(Recorder(), disposeHandler: false));
        if (key is not null)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }

        return http;
    }

    /// <summary>Posts any task, recorded.</summary>
    public async Task PingAsync(HttpClient http)
    {
        using HttpResponseMessage response = await http.PostAsync(
            Emulator.Endpoint, new StringContent($$"""[{"taskType":"ping","taskUUID":"{{Guid.NewGuid()}}","ping":true}]"""));
        await response.Content.ReadAsStringAsync();
    }

    /// <summary>A client of the recording, with a clock of its own.</summary>
    public (Wan25Client Client, VirtualTimeProvider Clock, RecordingReplay Replay) Replayed(
        ReplayMode mode = ReplayMode.ByTask, Action<Wan25ClientOptions>? configure = null)
    {
        var clock = new VirtualTimeProvider();
        RecordingReplay replay = RunwareEmulator.Replay(Path, new() { Mode = mode, TimeProvider = clock });
        return (ClientOver(replay.CreateHandler(), clock, configure), clock, replay);
    }

    public Wan25Client ClientOver(HttpMessageHandler handler, TimeProvider clock, Action<Wan25ClientOptions>? configure = null)
    {
        var options = new Wan25ClientOptions { ApiKey = ApiKey, Endpoint = Emulator.Endpoint };
        configure?.Invoke(options);
        return Own(new Wan25Client(options, handler, clock));
    }

    /// <summary>Closes the file.</summary>
    public void CloseFile()
    {
        _owned.ForEach(one => one.Dispose());
        _owned.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        CloseFile();
        await Emulator.DisposeAsync();
        _file.Dispose();
    }

    private T Own<T>(T one)
        where T : IDisposable
    {
        _owned.Add(one);
        return one;
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
