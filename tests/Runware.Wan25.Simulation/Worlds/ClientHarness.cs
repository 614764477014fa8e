using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Plants;
using Runware.Wan25.Simulation.Running;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>One client with everything around it, and the books about what it did.</summary>
internal sealed class ClientHarness : IHttpClientFactory, IDisposable
{
    private static readonly Guid ProbeId = new("00000000-0000-4000-8000-000000000001");

    private readonly World _world;
    private readonly HttpMessageHandler _handlers;
    private readonly NetworkHandler _network;
    private readonly Dictionary<Guid, int> _posts = [];
    private readonly Dictionary<Guid, int> _refusals = [];
    private readonly List<(int Call, Action Act)> _triggers = [];
    private readonly HashSet<Guid> _submitted = [];
    private readonly Func<Wan25Client> _createClient;
    private readonly List<Wan25Client> _more = [];
    private bool _isProbed;

    public ClientHarness(World world, ClientPlan plan)
    {
        _world = world;
        Plan = plan;
        _network = new NetworkHandler(world, this, world.Emulator.CreateHandler());
        var plant = RunSettings.Current.Plant;
        HttpMessageHandler way = plant == PlantedBug.None ? _network : new PlantHandler(plant, _network);
        way = plan.SeesSendings ? new SentMessageRecorder(way) : new PassingHandler(way);
        _handlers = plan.Intermediary == Intermediary.None ? way : new IntermediaryHandler(plan.Intermediary, world.Clock, way);
        var jitter = new SeededRandom(world.Plan.Seed, "jitter", plan.Number);
        var options = new Wan25ClientOptions
        {
            ApiKey = "simulation-key",
            Endpoint = world.Emulator.Endpoint,
            CompletionTimeout = plan.CompletionTimeout,
            Polling =
                new() { FirstDelay = plan.FirstDelay, MinDelay = plan.MinDelay, MaxDelay = plan.MaxPollDelay, BatchSize = plan.BatchSize },
            Retry = new()
            {
                MaxAttempts = plan.MaxAttempts,
                BaseDelay = plan.BaseDelay,
                MaxDelay = plan.MaxDelay,
                AttemptTimeout = plan.AttemptTimeout,
            },
            OnSubmitting = (id, _) =>
            {
                World.Announced(id);
                return ValueTask.CompletedTask;
            },
        };
        // A limit holds for one client; with that mistake planted there are several.
        Spending = plant == PlantedBug.NoQueue ? null : plan.Spending;
        if (Spending is { } spending && plant != PlantedBug.SpendingLimitIsIgnored)
        {
            options.Spending = new() { MaxPerRequest = spending.MaxPerRequest, MaxTotal = spending.MaxTotal, Window = spending.Window };
        }

        Order = new SubmissionOrder(world, plan);
        _createClient = () => new Wan25Client(
            options,
            plan.UsesFactory ? HttpClientSource.From(this, "api", "download", () => plan.SeesSendings) : HttpClientSource.Over(_handlers),
            new InjectedServices
            {
                Clock = world.Clock,
                Logger = new WorldLogger(world, $"client {plan.Number}"),
                NewId = () => _isProbed ? ProbeId : World.NewId(),
                Random = jitter.Unit,
            });
        Client = _createClient();
    }

    public ClientPlan Plan { get; }

    public Wan25Client Client { get; }

    /// <summary>
    /// The client to submit with. It is the one and only, unless the mistake is planted that submissions have no queue in common.
    /// </summary>
    public Wan25Client ClientToSubmit
    {
        get
        {
            if (RunSettings.Current.Plant != PlantedBug.NoQueue || IsClosing)
            {
                return Client;
            }

            _more.Add(_createClient());
            return _more[^1];
        }
    }

    public SubmissionOrder Order { get; }

    public SpendingPlan? Spending { get; }

    /// <summary>Dispose was called.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Dispose has returned.</summary>
    public bool IsDisposed { get; private set; }

    public int Faults => _network.Faults;

    /// <summary>Whether what it is told by the service is what was said: an intermediary makes lies of proofs.</summary>
    public bool IsPlain => Plan.Intermediary == Intermediary.None;

    public int Requests { get; private set; }

    public HttpClient CreateClient(string name) => HttpClientSource.Unlimited(new HttpClient(_handlers, disposeHandler: false));

    public int PostsAbout(Guid taskId) => _posts.GetValueOrDefault(taskId);

    /// <summary>
    /// How often it was refused to ask for the task. In a row or not is not to be seen from here: a submission's look-ups come in between.
    /// </summary>
    public int RefusalsAbout(Guid taskId) => _refusals.GetValueOrDefault(taskId);

    public bool HasSubmitted(Guid taskId) => _submitted.Contains(taskId);

    public void CountSubmission(Guid taskId) => _submitted.Add(taskId);

    /// <summary>What the client counts as spent or reserved: it says so when it refuses an order that costs more than any limit.</summary>
    public async Task<decimal?> SpentAsync()
    {
        if (RunSettings.Current.Plant == PlantedBug.SpendingLimitIsIgnored)
        {
            return null;
        }

        _isProbed = true;
        try
        {
            await Client.SubmitAsync(VideoRequest.FromText("A probe")
                .WithResolution(VideoResolution.P1080).WithDuration(VideoDuration.TenSeconds).WithResults(4).Build());
            return null;
        }
        catch (SpendingLimitException exception)
        {
            return exception.Spent;
        }
        finally
        {
            _isProbed = false;
        }
    }

    public void When(int call, Action act) => _triggers.Add((call, act));

    public void Dispose()
    {
        if (!IsClosing)
        {
            _world.Trace.Add($"client {Plan.Number} is disposed");
            IsClosing = true;
            Client.Dispose();
            _more.ForEach(client => client.Dispose());
            IsDisposed = true;
        }
    }

    public void CountRequest(RequestKind kind)
    {
        Requests++;
        _world.CountRequest();
        if (IsDisposed)
        {
            _world.Report(Invariant.NoLateRequest, $"client {Plan.Number} sent {kind}");
        }

        foreach (var id in kind.Ids)
        {
            _posts[id] = PostsAbout(id) + 1;
        }
    }

    public void CountResponse(RequestKind kind, int status)
    {
        foreach (var id in kind.Ids)
        {
            _refusals[id] = RefusalsAbout(id) + (status is 401 or 403 ? 1 : 0);
        }
    }

    /// <summary>What the plan has for the middle of this request.</summary>
    public async Task OnCallAsync(int call, bool isSending)
    {
        if (isSending)
        {
            foreach (var (_, act) in _triggers.Where(trigger => trigger.Call == call))
            {
                act();
            }
        }

        if (call == Plan.DisposedInCall && isSending == Plan.DisposedBeforeSending)
        {
            // Whoever disposes a client is seldom inside its request.
            await Task.Yield();
            Dispose();
        }
    }
}
