using Runware.Wan25.Cli.Explain;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests.Explain;

/// <summary>Records the exchanges of a client with an emulator on virtual time.</summary>
internal sealed class RecordedStory : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-explain-").FullName;

    public RecordedStory() => Emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = Clock });

    public VirtualTimeProvider Clock { get; } = new();

    public RunwareEmulator Emulator { get; }

    public string Path => System.IO.Path.Combine(_folder, "wan25.jsonl");

    public async Task<T> RunAsync<T>(Func<Wan25Client, Task<T>> work)
    {
        using var recorder = new Wan25Recorder(Path, Emulator.CreateHandler(), new() { TimeProvider = Clock });
        return await RunAsync(work, recorder);
    }

    public Task<T> RunUnrecordedAsync<T>(Func<Wan25Client, Task<T>> work) => RunAsync(work, Emulator.CreateHandler());

    public async Task<OperationStory> ExplainAsync(VideoOperationId id)
    {
        OperationStory? story = await OperationExplainer.ExplainAsync(Path, id, CancellationToken.None);
        Assert.NotNull(story);
        return story;
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> RunAsync<T>(Func<Wan25Client, Task<T>> work, HttpMessageHandler handler)
    {
        using var client = new Wan25Client(new() { ApiKey = "any", Endpoint = Emulator.Endpoint }, handler, Clock);
        return await Clock.RunAsync(work(client));
    }
}
