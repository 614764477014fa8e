using System.Diagnostics;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Diagnostics;

/// <summary>
/// The span and the measurements of one operation, from its submission (or the start of a resumed wait) to its end. It never throws, and
/// only its first end counts. What an operation delivered is counted once in a process, however many traces of it there are.
/// </summary>
internal sealed class OperationTelemetry
{
    // The submissions whose end no handle of this process has seen yet: an operation that is submitted in one request of a web application
    // may be looked at in many others, each with a handle of its own.
    private static readonly RecentTaskMap<OperationTelemetry> Open = new();

    private static readonly RecentTaskMap<bool> Counted = new();

    private readonly string _name;
    private readonly VideoOperationId _id;
    private readonly Uri _endpoint;
    private readonly TimeProvider _clock;
    private readonly long _startedAt;
    private readonly Activity? _activity;
    private int _hasEnded;

    private OperationTelemetry(string name, VideoOperationId id, Uri endpoint, TimeProvider clock)
    {
        _name = name;
        _id = id;
        _endpoint = endpoint;
        _clock = clock;
        _startedAt = clock.GetTimestamp();
        _activity = Start(name, endpoint);
        _activity?.SetTag("gen_ai.output.type", "video");
        _activity?.SetTag("gen_ai.response.id", id.TaskId.ToString("D"));
    }

    public static OperationTelemetry OfSubmission(VideoRequest request, VideoOperationId id, Uri endpoint, TimeProvider clock)
    {
        var trace = new OperationTelemetry(Instruments.GenerateContent, id, endpoint, clock);
        if (trace._activity is { } activity)
        {
            activity.SetTag("gen_ai.request.seed", request.Seed);
            activity.SetTag("gen_ai.request.choice.count", id.ResultCount == 1 ? null : id.ResultCount);
            activity.SetTag("runware.video.duration", (int?)request.Duration);
            activity.SetTag("runware.video.size", request.Size?.ToString());
        }

        return trace;
    }

    public static OperationTelemetry OfResumedWait(VideoOperationId id, Uri endpoint, TimeProvider clock) =>
        new(Instruments.FetchResponse, id, endpoint, clock);

    /// <summary>Ends the trace of a submission, if this process has it. A handle of fewer results has not seen its end.</summary>
    public static void EndSubmission(VideoResult result)
    {
        if (Open.TryGet(result.OperationId.TaskId, out OperationTelemetry? trace)
            && result.OperationId.ResultCount >= trace._id.ResultCount)
        {
            trace.End(result);
        }
    }

    /// <summary>Determines whether what an operation delivered has been counted.</summary>
    public static bool IsCounted(Guid taskId) => Counted.TryGet(taskId, out _);

    /// <summary>Keeps the trace of a submission until a handle sees the end.</summary>
    public void Keep() => Open.TryAdd(_id.TaskId, this);

    /// <summary>Gets whether it goes on, when a loop of its videos is left, until any handle sees the end.</summary>
    public bool IsOfSubmission => _name == Instruments.GenerateContent;

    /// <summary>Records that the submission waited for capacity until now.</summary>
    public void AddCapacityWait(TimeSpan duration) => _activity?.AddEvent(new ActivityEvent(
        "runware.admission.wait", tags: new ActivityTagsCollection { { "runware.admission.wait.duration", duration.TotalSeconds } }));

    public void End(VideoResult result) => End(
        result.Videos.Count > 0 ? null : result.Failures.Count > 0 ? result.Failures[0].Error.Code : "unknown", result);

    public void End(Exception exception) => End(ErrorType(exception), result: null);

    /// <summary>Starts the span; returns <see langword="null"/> where a listener throws, since listeners run inside.</summary>
    private static Activity? Start(string name, Uri endpoint)
    {
        Activity? before = Activity.Current;
        try
        {
            return Instruments.Source.StartActivity(
                $"{name} {WireValues.Model}",
                ActivityKind.Client,
                default(ActivityContext),
                Instruments.Source.HasListeners() ? CommonTags(name, endpoint) : null);
        }
        catch (Exception)
        {
            Activity.Current = before;
            return null;
        }
    }

    private static TagList CommonTags(string name, Uri endpoint) => new()
    {
        { "gen_ai.operation.name", name },
        { "gen_ai.provider.name", "runware" },
        { "gen_ai.request.model", WireValues.Model },
        { "server.address", endpoint.Host },
        { "server.port", endpoint.Port },
    };

    private void End(string? errorType, VideoResult? result)
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) != 0)
        {
            return;
        }

        Open.Remove(_id.TaskId, this);
        TagList tags = CommonTags(_name, _endpoint);
        if (errorType is not null)
        {
            _activity?.SetStatus(ActivityStatusCode.Error);
            _activity?.SetTag("error.type", errorType);
            tags.Add("error.type", errorType);
        }

        Instruments.Duration.Record(_clock.GetElapsedTime(_startedAt).TotalSeconds, tags);
        decimal? cost = result?.TotalCost;
        _activity?.SetTag("runware.cost", (double?)cost);
        if (result is not null && Counted.TryAdd(_id.TaskId, true))
        {
            Instruments.Videos.Record(result.Videos.Count);
            if (cost is { } amount)
            {
                Instruments.Cost.Record((double)amount);
            }
        }

        try
        {
            _activity?.Dispose();
        }
        catch (Exception)
        {
            // Losing a span is better than losing an operation.
        }
    }

    private static string ErrorType(Exception exception) => exception switch
    {
        RunwareApiException api => api.Error.Code,
        VideoGenerationFailedException { Failures: [var first, ..] } => first.Error.Code,
        VideoGenerationTimeoutException => "timeout",
        OperationCanceledException => "canceled",
        _ => exception.GetType().FullName!,
    };
}
