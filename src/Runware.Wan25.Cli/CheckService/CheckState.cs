using System.Text.Json;
using System.Text.Json.Nodes;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>The state that the probes of one check share.</summary>
internal sealed class CheckState(RawService service, ServiceCheckOptions options, Action<string> report)
{
    private static readonly string[] CapacityCodes = ["concurrentRequestLimitExceeded", "serviceOverloaded"];

    public RawService Service => service;

    public ServiceCheckOptions Options => options;

    public Findings Findings { get; } = new();

    public CheckBudget Budget { get; } = new(options.MaxCost);

    public List<SubmittedVideo> Orders { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Gets or sets the id of the video that is paid for; null if it could not be ordered.</summary>
    public Guid? Video { get; set; }

    /// <summary>Gets or sets the id of the video that fails; null if it could not be ordered.</summary>
    public Guid? Failing { get; set; }

    /// <summary>Gets or sets the rows of the finished video; empty if the live store never returned them.</summary>
    public IReadOnlyList<JsonElement> FinishedRows { get; set; } = [];

    /// <summary>Gets when the video was first observed to have ended, in either store; null if it was not.</summary>
    public DateTimeOffset? VideoEndedAt { get; private set; }

    public bool HasVideoEnded => VideoEndedAt is not null;

    /// <summary>Gets or sets the response that reported the failure; null if there was none.</summary>
    public ProbeResponse? FailureResponse { get; set; }

    /// <summary>Gets or sets the last response that reported a failure, which the next one must confirm; null if there was none.</summary>
    public ProbeResponse? LastFailure { get; set; }

    /// <summary>Gets or sets the last response that reported a failure of the video that is paid for.</summary>
    public ProbeResponse? LastVideoFailure { get; set; }

    /// <summary>Gets the observations of the video while it ran.</summary>
    public RunningRowObservations Running { get; } = new();

    /// <summary>Gets or sets whether the failing video is known to have ended.</summary>
    public bool HasFailingEnded { get; set; }

    /// <summary>Gets or sets what the client found under the id of the video; null if it was not tried.</summary>
    public string? ClientResult { get; set; }

    /// <summary>Gets or sets whether the client found all results.</summary>
    public bool ClientFoundAll { get; set; }

    public void NoteVideoEnded() => VideoEndedAt ??= options.Clock.GetUtcNow();

    public void Report(string text) => report(text);

    public Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, options.Clock, cancellationToken);

    /// <summary>Orders a video, if the limit allows it. The order is in the report before its first byte is sent.</summary>
    /// <returns>The response; null if nothing was sent.</returns>
    public async Task<ProbeResponse?> OrderAsync(Guid id, JsonObject task, string purpose, int videos, CancellationToken cancellationToken)
    {
        decimal atMost = videos * CheckBudget.PricePerVideo;
        if (!Budget.CanOrder(atMost))
        {
            return null;
        }

        Budget.Order(id, atMost);
        var order = new SubmittedVideo(id, purpose, atMost) { IsFailing = ProbeTasks.IsFailing(task) };
        Orders.Add(order);
        Report($"Ordering: {purpose} ({id})");
        ProbeResponse response = await service.PostAsync([task], isDryRun: false, cancellationToken).ConfigureAwait(false);
        order.IsRefused = response.ProvesRefusal(id);
        order.Outcome = response.Describe();
        if (order.IsRefused)
        {
            Budget.TakeBack(id, atMost);
        }

        order.IsUncertain = !order.IsRefused && (response.Refusals(id).Count > 0 || !response.IsSuccess);
        ObserveCapacity(response, id);
        return response;
    }

    /// <summary>Determines whether a refusal is for lack of capacity, which says nothing about anything else.</summary>
    public static bool IsCapacity(ProbeResponse response, Guid id) =>
        response.Refusals(id).Any(error => CapacityCodes.Contains(ProbeResponse.Text(error, "code")));

    /// <summary>Records the shape of a refusal for lack of capacity, whenever there is one.</summary>
    private void ObserveCapacity(ProbeResponse response, Guid id)
    {
        if (!IsCapacity(response, id))
        {
            return;
        }

        IReadOnlyList<JsonElement> refusals = response.Refusals(id);
        JsonElement error = refusals.First(one => CapacityCodes.Contains(ProbeResponse.Text(one, "code")));
        bool isOverloaded = ProbeResponse.Text(error, "code") == "serviceOverloaded";
        CapacityRefusal? shape = refusals.Count > 1 ? null : (isOverloaded, response.Status) switch
        {
            (true, 429) => CapacityRefusal.Overloaded,
            (false, 429) => CapacityRefusal.TooManyRequests,
            (false, 400) => CapacityRefusal.BadRequest,
            (false, 200) => CapacityRefusal.Ok,
            _ => null,
        };
        Findings.ObserveOrFitsNone(nameof(RunwareEmulatorOptions.CapacityRefusal), shape, response.Describe());
        ObserveRetryAfter(error, response, isOverloaded);
    }

    private void ObserveRetryAfter(JsonElement error, ProbeResponse response, bool isOverloaded)
    {
        const string option = nameof(RunwareEmulatorOptions.CapacityRetryAfter);
        bool hasHint = error.TryGetProperty("retryAfter", out JsonElement hint) && hint.ValueKind != JsonValueKind.Null;
        if (response.RetryAfter is { } header)
        {
            Findings.FitsNone(option, $"{response.Describe()}, with a header Retry-After: {header}");
        }
        else if (hasHint && hint.ValueKind != JsonValueKind.Number)
        {
            Findings.FitsNone(option, $"{response.Describe()}, with a retryAfter that is not a number");
        }
        else
        {
            Findings.Observe(option, hasHint ? hint.GetRawText() : isOverloaded ? "0" : "none", response.Describe());
        }
    }
}
