using System.Diagnostics;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>One client on real sockets and the system's clock, which may be disposed at any moment while others use it.</summary>
internal sealed class SoakHarness : IDisposable
{
    // A thread may be between its last look at the client and the socket when Dispose returns.
    private static readonly TimeSpan DisposalGrace = TimeSpan.FromSeconds(1);

    private readonly SoakRound _round;
    private readonly CountingTimeProvider _clock = new();
    private readonly HttpMessageHandler _handler;
    private Wan25Client? _client;
    private long _disposedAt;

    public SoakHarness(SoakRound round, SeededRandom random, bool isLast = false)
    {
        _round = round;
        AttemptTimeout = TimeSpan.FromMilliseconds(isLast ? 30_000 : random.Pick(500, 2_000));
        CompletionTimeout = isLast ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(random.Pick(1, 5, 15, 15));
        _handler = new RequestCounter(this, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var options = new Wan25ClientOptions
        {
            ApiKey = "soak-key",
            Endpoint = round.Emulator.Endpoint,
            CompletionTimeout = CompletionTimeout,
            Polling = new()
            {
                FirstDelay = TimeSpan.FromMilliseconds(random.Pick(10, 100)),
                MinDelay = TimeSpan.FromMilliseconds(random.Pick(20, 100)),
                MaxDelay = TimeSpan.FromMilliseconds(300),
                BatchSize = random.Pick(1, 5, 100),
            },
            Retry = new()
            {
                MaxAttempts = random.Pick(1, 3, 5, 8),
                BaseDelay = TimeSpan.FromMilliseconds(5),
                MaxDelay = TimeSpan.FromMilliseconds(100),
                AttemptTimeout = AttemptTimeout,
            },
            OnSubmitting = (id, _) =>
            {
                SoakJob.Current.Announce(id);
                return ValueTask.CompletedTask;
            },
        };
        _client = new Wan25Client(options, _handler, _clock);
    }

    public TimeSpan AttemptTimeout { get; }

    public TimeSpan CompletionTimeout { get; }

    public Wan25Client Client => _client ?? throw new ObjectDisposedException(nameof(SoakHarness));

    /// <summary>Dispose was called, or is about to be.</summary>
    public bool IsClosing { get; private set; }

    public int ActiveTimers => _clock.ActiveTimers;

    public void Dispose()
    {
        IsClosing = true;
        Client.Dispose();
        Interlocked.CompareExchange(ref _disposedAt, Stopwatch.GetTimestamp(), 0);
    }

    /// <summary>Lets go of the client, so that it can be seen whether anything else holds it.</summary>
    public WeakReference Release()
    {
        var reference = new WeakReference(_client);
        _client = null;
        _handler.Dispose();
        return reference;
    }

    private void CountRequest()
    {
        _round.Report.Count("requests");
        if (Interlocked.Read(ref _disposedAt) is var at && at != 0 && Stopwatch.GetElapsedTime(at) is var late && late > DisposalGrace)
        {
            _round.Report.Violate(Invariant.NoLateRequest, $"a request {late.TotalMilliseconds:0} ms after the client was disposed");
        }
    }

    private sealed class RequestCounter(SoakHarness harness, HttpMessageHandler sockets) : DelegatingHandler(sockets)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            harness.CountRequest();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
