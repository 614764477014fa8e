using Runware.Wan25.Emulator;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>What most tests need: an emulator, a folder, and the ends that were delivered.</summary>
public abstract class JobsTest : IAsyncLifetime
{
    private protected static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse in a storm").Build();

    /// <summary>Longer than any test takes: it ends when the test lets it pass.</summary>
    private protected static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    /// <summary>
    /// An interval of the maintenance where a test waits for it. Two of them are longer than a node's idle wait: it is not reset while it
    /// only waits for its turn.
    /// </summary>
    private protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

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
    /// Lets the time pass, on a node that has <see cref="ServiceClock"/>, after which one failure stands for all results of an operation.
    /// It begins when a second poll has brought the same: the third shows that the second was read.
    /// </summary>
    private protected async Task PassGraceAsync(Node node)
    {
        var before = Emulator.Ledger.Requests.All;
        await node.Signals.UntilAsync(() => Task.FromResult(Emulator.Ledger.Requests.All >= before + 3));
        ServiceClock.Pass(TimeSpan.FromSeconds(21));
    }

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
