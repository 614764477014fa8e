using Runware.Wan25.Emulator;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>What most tests need: an emulator, a folder, and the ends that were delivered.</summary>
public abstract class JobsTest : IAsyncLifetime
{
    private protected static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse in a storm").Build();

    /// <summary>Longer than any test takes: it ends when the test lets it pass.</summary>
    private protected static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    /// <summary>An interval of the maintenance where a test waits for it.</summary>
    private protected static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    private protected ServiceClock ServiceClock { get; } = new();

    private protected RunwareEmulator Emulator { get; }

    private protected TemporaryFolder Folder { get; } = new();

    private protected Effects Effects { get; } = new();

    protected JobsTest() => Emulator = RunwareEmulator.CreateInProcess(new()
    {
        GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(30)),
        ReportProgress = true,
        TimeProvider = ServiceClock,
    });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Folder.Dispose();
    }

    private protected Task<Node> StartAsync(
        Action<Wan25JobsBuilder>? configure = null,
        Action<Wan25JobsBuilder>? store = null,
        Func<HttpMessageHandler, HttpMessageHandler>? wrap = null) =>
        Node.StartAsync(Setup(configure, store, wrap));

    private protected Task<Node> StartOnDiskAsync(
        Action<Wan25JobsBuilder>? configure = null,
        Func<HttpMessageHandler, HttpMessageHandler>? wrap = null) =>
        StartAsync(configure, jobs => jobs.UseSqlite(Folder.ConnectionString), wrap);

    /// <summary>
    /// Waits for a job on a node that has <see cref="ServiceClock"/>, and lets <paramref name="step"/> pass at each look: one failure
    /// stands for several videos only when nothing has changed for a while.
    /// </summary>
    private protected Task<VideoJob> UntilAsync(Node node, string key, VideoJobState state, TimeSpan step) => node.UntilAsync(key, job =>
    {
        ServiceClock.Pass(step);
        return job.State == state;
    });

    private protected NodeSetup Setup(
        Action<Wan25JobsBuilder>? configure = null,
        Action<Wan25JobsBuilder>? store = null,
        Func<HttpMessageHandler, HttpMessageHandler>? wrap = null,
        Action<Wan25ClientOptions>? configureClient = null,
        TimeProvider? clock = null) => new()
        {
            Emulator = Emulator,
            Effects = Effects,
            Store = store ?? (static jobs => jobs.UseInMemory()),
            Configure = configure,
            ConfigureClient = configureClient,
            Wrap = wrap,
            Clock = clock ?? TimeProvider.System,
        };
}
