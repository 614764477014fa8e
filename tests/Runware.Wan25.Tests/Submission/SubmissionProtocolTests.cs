using System.Net;
using System.Text;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Submission;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Submission;

/// <summary>
/// The submission attempt by attempt: what is looked up, what is sent, what is known after each, and when there is no next.
/// </summary>
[Collection(ClockDriven.Name)]
public sealed partial class SubmissionProtocolTests : IDisposable
{
    private static readonly Guid Task = new("11111111-1111-4111-8111-111111111111");
    private static readonly string IdMember = $"\"taskUUID\":\"{Task}\"";
    private static readonly string RunningRow = $$"""{{{IdMember}},"taskType":"videoInference","status":"processing"}""";

    private readonly VirtualTimeProvider _clock = new();
    private readonly ScriptedService _service = new();
    private readonly HttpClient _http;

    public SubmissionProtocolTests() => _http = new(new SentMessageRecorder(_service));

    public void Dispose()
    {
        _http.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task A_fresh_id_is_sent_without_a_lookup()
    {
        var submission = Submission();
        Assert.Equal((SubmissionState.NotSent, 0), (submission.State, submission.Attempts));

        var attempt = await NextAsync(submission);

        Assert.Equal((true, false, new VideoOperationId(Task, 2)), (attempt.IsAccepted, attempt.IsJoined, attempt.Id));
        Assert.Equal((SubmissionState.Accepted, 1), (submission.State, submission.Attempts));
        AssertCalls("videoInference");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_what_was_sent_here_may_be_charged_here(bool wasSent)
    {
        Send(Lost);
        Ask(wasSent ? [NotFound, Known()] : [Known()]);
        var submission = Submission(ownsId: true);

        var attempt = await NextAsync(submission);
        attempt = wasSent ? await NextAsync(submission) : attempt;

        Assert.Equal((true, true, wasSent), (attempt.IsAccepted, attempt.IsJoined, submission.MayBeCharged));
    }

    [Fact]
    public async Task An_attempt_without_a_response_is_looked_up_before_it_is_repeated()
    {
        Send(Lost, call => call.Acknowledge());
        Ask(NotFound);
        var submission = Submission();

        var first = await NextAsync(submission);
        Assert.False(first.IsAccepted);
        Assert.Matches(@"^no response from \S+ \(HttpRequestException\)$", first.Reason);
        Assert.IsType<HttpRequestException>(first.Failure);
        Assert.Equal(SubmissionState.Unknown, submission.State);

        var second = await NextAsync(submission);
        Assert.Equal((true, false), (second.IsAccepted, second.IsJoined));
        AssertCalls("videoInference", "getResponse", "videoInference");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_attempt_that_a_lookup_proves_is_joined(bool byLookup)
    {
        Send(Lost, call => call.Conflict());
        Ask(byLookup ? Known() : NotFound);
        var submission = Submission();
        await NextAsync(submission);

        var attempt = await NextAsync(submission);

        Assert.Equal((true, true, 2), (attempt.IsAccepted, attempt.IsJoined, attempt.Id.ResultCount));
        Assert.Equal(SubmissionState.Accepted, submission.State);
        Assert.Equal(byLookup ? 1 : 2, _service.Submits.Count);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(3, 3)]
    public async Task A_joined_job_has_the_archives_number_of_results_else_ours(int? archived, int results)
    {
        Ask(Known(rows: 4));
        Archive(archived is { } count ? Archived(count) : NotFound);
        var submission = Submission(ownsId: true);

        var attempt = await NextAsync(submission);

        Assert.Equal(
            (true, true, results, archived is not null),
            (attempt.IsAccepted, attempt.IsJoined, attempt.Id.ResultCount, attempt.IsCountKnown));
        Assert.Equal(SubmissionState.Accepted, submission.State);
        AssertCalls("getResponse");
    }

    [Fact]
    public async Task An_own_id_that_is_unknown_is_sent_and_not_looked_up_again()
    {
        Ask(NotFound);
        Send(Busy, call => call.Acknowledge());
        var submission = Submission(ownsId: true);

        Assert.False((await NextAsync(submission)).IsAccepted);
        var attempt = await NextAsync(submission);

        Assert.Equal((true, false), (attempt.IsAccepted, attempt.IsJoined));
        AssertCalls("getResponse", "videoInference", "videoInference");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Three_failed_lookups_do_not_keep_a_submission_back(int maxAttempts)
    {
        Ask(_ => ScriptedService.Html(503));
        var submission = Submission(ownsId: true, maxAttempts);

        Assert.Equal("HTTP 503 with a body that is not a Runware response", (await NextAsync(submission)).Reason);
        Assert.False((await NextAsync(submission)).IsAccepted);
        Assert.Equal(SubmissionState.Unknown, submission.State);
        Assert.Empty(_service.Submits);
        var attempt = await NextAsync(submission);

        Assert.Equal((true, false), (attempt.IsAccepted, attempt.IsJoined));
        AssertCalls("getResponse", "getResponse", "getResponse", "videoInference");
    }

    [Fact]
    public async Task A_refused_key_ends_it_and_the_state_is_unknown()
    {
        Ask(call => call.Error("invalidApiKey", 401, tagged: false));
        var submission = Submission(ownsId: true);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(submission));

        Assert.Equal(
            (SubmissionState.Unknown, HttpStatusCode.Unauthorized, new VideoOperationId(Task, 2)),
            (error.SubmissionState, error.StatusCode, error.OperationId));
        Assert.Contains(error.OperationId.ToString()!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_after_a_lost_attempt_is_tried_again()
    {
        Send(Lost);
        Ask(call => call.Error("invalidApiKey", 403, tagged: false), Known());
        var submission = Submission();
        await NextAsync(submission);

        Assert.False((await NextAsync(submission)).IsAccepted);
        Assert.True((await NextAsync(submission)).IsAccepted);
    }

    [Fact]
    public async Task An_acknowledgement_that_holds_a_refusal_is_one()
    {
        Send(_ => ScriptedService.Json(
            $$"""{"data":[{{{IdMember}},"status":"error","error":{"code":"insufficientCredits","message":"Top up."} }]}"""));

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(Submission()));

        Assert.Equal(
            ("insufficientCredits", RunwareErrorCategory.Quota, SubmissionState.Refused),
            (error.Error.Code, error.Error.Category, error.SubmissionState));
    }

    [Fact]
    public async Task A_row_that_reports_the_task_as_missing_is_not_the_task()
    {
        Send(Lost, call => call.Acknowledge());
        Ask(_ => ScriptedService.Json($$"""{"data":[{{{IdMember}},"status":"error","error":{"code":"taskNotFound"} }]}"""));
        var submission = Submission();
        await NextAsync(submission);

        Assert.False((await NextAsync(submission)).IsJoined);
        Assert.Equal(2, _service.Submits.Count);
    }

    [Fact]
    public async Task A_refusal_of_the_first_attempt_is_the_end()
    {
        Send(call => call.Error("invalidValue", 400));
        var submission = Submission();

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(submission));

        Assert.Equal(SubmissionState.Refused, error.SubmissionState);
        AssertCalls("videoInference");
    }

    [Fact]
    public async Task A_refusal_after_a_lost_attempt_ends_it_only_where_nothing_is_known()
    {
        Send(Lost, call => call.Error("insufficientCredits", 402));
        Ask(NotFound, _ => ScriptedService.Html(503), _ => ScriptedService.Html(503), NotFound);
        var submission = Submission();
        await NextAsync(submission);
        Assert.False((await NextAsync(submission)).IsAccepted);
        Assert.Equal(SubmissionState.Unknown, submission.State);

        var error = await Assert.ThrowsAsync<RunwareApiException>(async () =>
        {
            await NextAsync(submission);
            await NextAsync(submission);
        });

        Assert.Equal((RunwareErrorCategory.Quota, SubmissionState.Unknown), (error.Error.Category, error.SubmissionState));
        Assert.Equal(2, _service.Submits.Count);
    }

    [Theory]
    [InlineData(false, SubmissionState.NotSent)]
    [InlineData(true, SubmissionState.Unknown)]
    public async Task Proof_that_an_attempt_was_not_accepted_leaves_what_was_known_before(bool afterALoss, SubmissionState state)
    {
        Send([.. afterALoss ? [Lost] : Array.Empty<Func<ScriptedCall, HttpResponseMessage>>(), Busy]);
        Ask(NotFound);
        var submission = Submission();
        if (afterALoss)
        {
            await NextAsync(submission);
        }

        var attempt = await NextAsync(submission);

        Assert.Equal((false, TimeSpan.FromSeconds(3), "HTTP 429"), (attempt.IsAccepted, attempt.RetryAfter, attempt.Reason![..8]));
        Assert.Equal(state, submission.State);
        Assert.Equal(afterALoss ? SubmissionState.Unknown : SubmissionState.Refused, attempt.TerminalError!.SubmissionState);
    }

    [Fact]
    public async Task The_last_attempt_is_looked_up_and_not_followed_by_another()
    {
        Send(Lost);
        Ask(NotFound);
        var submission = Submission(maxAttempts: 2);
        Assert.False((await NextAsync(submission)).IsAccepted);
        Assert.False((await NextAsync(submission)).IsAccepted);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => NextAsync(submission));

        Assert.Equal(SubmissionState.Unknown, error.SubmissionState);
        Assert.Matches(@"no response from \S+ \(HttpRequestException\)", error.Message);
        Assert.Equal("reset", error.InnerException?.Message);
        Assert.Contains("WithTaskId", error.Message, StringComparison.Ordinal);
        AssertCalls("videoInference", "getResponse", "videoInference", "getResponse");
    }

    [Fact]
    public async Task No_capacity_is_no_counted_attempt()
    {
        Send(Busy, Busy, Busy, Busy, call => call.Acknowledge());
        var submission = Submission(maxAttempts: 2);
        for (var refusal = 0; refusal < 4; refusal++)
        {
            Assert.True((await NextAsync(submission)).IsThrottled);
        }

        Assert.True((await NextAsync(submission)).IsAccepted);
    }

    [Fact]
    public async Task Never_having_been_connected_proves_that_nothing_was_accepted()
    {
        Send(_ => throw new HttpRequestException(HttpRequestError.NameResolutionError));
        var submission = Submission(maxAttempts: 1);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => NextAsync(submission));

        Assert.Equal((SubmissionState.NotSent, SubmissionState.NotSent), (error.SubmissionState, submission.State));
        Assert.Contains("Nothing was accepted", error.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(error.InnerException);
        AssertCalls("videoInference");
    }

    private static HttpResponseMessage Lost(ScriptedCall call) => throw new HttpRequestException("reset");

    private static HttpResponseMessage NotFound(ScriptedCall call) => call.Error("taskNotFound", 404);

    private static HttpResponseMessage Busy(ScriptedCall call) => Later(call.Error("rateLimitExceeded", 429, tagged: false), 3);

    private static Func<ScriptedCall, HttpResponseMessage> Known(int rows = 1) =>
        _ => ScriptedService.Json($$"""{"data":[{{string.Join(',', Enumerable.Repeat(RunningRow, rows))}}]}""");

    private void Send(params Func<ScriptedCall, HttpResponseMessage>[] responses) => _service.Script("videoInference", responses);

    private void Ask(params Func<ScriptedCall, HttpResponseMessage>[] responses) => _service.Script("getResponse", responses);

    private void Archive(params Func<ScriptedCall, HttpResponseMessage>[] responses) => _service.Script("getTaskDetails", responses);

    private static Func<ScriptedCall, HttpResponseMessage> Archived(int results) => _ => ScriptedService.Json(
        $$"""
        {"data":[{"taskType":"getTaskDetails",{{IdMember}},"request":[{"numberResults":{{results}}}],"response":{"data":[{"cost":0.25}]} }]}
        """);

    // The archive is asked after the live store, in one look-up.
    private void AssertCalls(params string[] types) =>
        Assert.Equal(types, _service.Calls.Where(call => call.TaskType != "getTaskDetails").Select(call => call.TaskType));

    private ApiTransport Transport() => new(
        () => _http,
        new("https://scripted.test/v1"),
        ScriptedService.Key,
        TimeSpan.FromSeconds(30),
        new InjectedServices { Clock = _clock })
    {
        RecordsSentMessages = () => true,
    };

    private SubmissionProtocol Submission(
        bool ownsId = false, int maxAttempts = 4, TimeSpan? timeLimit = null, RequestBody? body = null)
    {
        var id = new VideoOperationId(Task, 2);
        var transport = Transport();
        var admission = new AdmissionQueue(maxRunning: null, new(), transport.Services, new NothingAwaited());
        var settings = new SubmissionSettings
        {
            Timeout = new(timeLimit ?? Timeout.InfiniteTimeSpan, startsAtAdmission: false, _clock),
            WaitsForCapacity = true,
        };
        var trace = OperationTelemetry.OfResumedWait(id, new("https://scripted.test/v1"), _clock);
        var request = new PreparedSubmission
        {
            Id = id,
            OwnsId = ownsId,
            Body = body ?? new BufferedRequestBody(Encoding.UTF8.GetBytes($$"""[{"taskType":"videoInference",{{IdMember}}}]""")),
            Redactor = new(""),
            SentByClient = new(),
            Preconditions = new(id, admission, settings, trace, spending: null, estimate: 0),
        };
        return new(transport, request, maxAttempts);
    }

    /// <summary>Makes the next attempt, and ends the submission where none may follow.</summary>
    private async Task<SubmissionAttemptOutcome> NextAsync(SubmissionProtocol submission)
    {
        var attempt = await _clock.RunAsync(submission.AttemptAsync(default));
        return attempt.IsAccepted || attempt.CanRetry || attempt.IsThrottled ? attempt : submission.Complete(attempt);
    }

    private sealed class NothingAwaited : IAwaitedOperations
    {
        public bool HasOperations => false;

        public bool IsAwaited(Guid taskId) => false;
    }
}
