using System.Net;
using Runware.Wan25.Options;

namespace Runware.Wan25.Transport.Submitting;

/// <summary>
/// Brings one task to the service, at most once. The idea: the task id is minted before the first byte and never changes, the service refuses an id it has
/// seen, and an outcome that nobody knows is never guessed. It is asked for.
/// </summary>
/// <remarks>
/// A submission goes in rounds. A round asks first where there is something to ask, and sends where the answer leaves it open. Between rounds is a wait. The
/// last round only asks: after it nobody would look at what was sent.
/// </remarks>
internal sealed class Submission(ApiTransport transport, VideoOperationId id, bool ownsId, RequestBody body, Secrets secrets, int maxAttempts, Deadline deadline)
{
    private const int MaxDoubts = 2;

    private readonly TaskInquiry _inquiry = new(transport);
    private bool _mayBeAccepted;
    private readonly bool _ownsId = ownsId;
    private bool _mustAsk = ownsId;
    private RunwareApiException? _refusal;
    private int _doubts;
    private bool _isTaken;

    /// <summary>How many rounds there were.</summary>
    public int Rounds { get; private set; }

    /// <summary>What is known right now, for whatever ends the submission from outside: a deadline, a cancellation.</summary>
    public SubmissionState State
    {
        get => field == SubmissionState.NotSent && IsUnknown ? SubmissionState.Unknown : field;
        private set;
    } = SubmissionState.NotSent;

    /// <summary>Whether a task may be there: an attempt ended without word, or the id is the caller's own and nobody answered yet.</summary>
    private bool IsUnknown => _mayBeAccepted || _mustAsk;

    /// <summary>One round: the service has the task, or a wait and another round follow. Throws where there is no use in another.</summary>
    public async Task<SubmissionRound> NextRoundAsync(CancellationToken cancellationToken)
    {
        Rounds++;
        var round = _mustAsk ? await AskAsync(cancellationToken).ConfigureAwait(false) : null;
        if (round is null && Rounds > maxAttempts)
        {
            throw OutOfAttempts("the service does not know the task", null);
        }

        round ??= await SendAsync(cancellationToken).ConfigureAwait(false);
        if (round.IsAccepted || !IsLast(round))
        {
            return round;
        }

        // Nobody tells how many results the job has that was joined; but joined it is.
        return _isTaken ? Accept(id.ResultCount, joined: true) : throw Last(round);
    }

    /// <summary>Asks for the task. <see langword="null"/> means that it is not there, so that sending it is in order.</summary>
    private async Task<SubmissionRound?> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await _inquiry.AskAsync(id.TaskId, cancellationToken).ConfigureAwait(false);
        switch (answer.Kind)
        {
            case InquiryKind.Known:
                return Accept(Math.Max(answer.ResultCount ?? id.ResultCount, answer.Rows), joined: true);

            // The conflict said that it is there; it does not show yet.
            case InquiryKind.NotKnown when _isTaken:
                return Accept(id.ResultCount, joined: true);

            case InquiryKind.NotKnown when _refusal is { Error.Category: RunwareErrorCategory.Conflict } conflict:
                return DoubtOrThrow(conflict);

            // An earlier attempt may have been accepted and spent what the refused one lacked; but then the task would be known by now.
            case InquiryKind.NotKnown when _refusal is { } refusal:
                throw refusal;

            case InquiryKind.NotKnown:
                _mustAsk = _mayBeAccepted;
                return null;

            default:
                var limit = answer.Refusal is { } errors ? Refusal(errors, answer) : null;
                return limit is not null && answer.IsForbidden && !_mayBeAccepted && _refusal is null
                    ? throw limit
                    : SubmissionRound.Wait(answer.Trouble!, answer.Failure, answer.RetryAfter, limit);
        }
    }

    private async Task<SubmissionRound> SendAsync(CancellationToken cancellationToken)
    {
        var before = State;
        State = SubmissionState.Unknown;
        using var reply = await PostAsync(before, cancellationToken).ConfigureAwait(false);
        switch (SubmitReply.Judge(reply, id.TaskId))
        {
            case SubmitVerdict.Accepted:
                return Accept(id.ResultCount, joined: false);

            // The job of this id, which was to be joined anyway. Another body may have won, so how many results it has is asked for.
            case SubmitVerdict.Conflict when _ownsId:
                _isTaken = true;
                _mustAsk = true;
                return await AskAsync(cancellationToken).ConfigureAwait(false) ?? Accept(id.ResultCount, joined: true);

            // Ours, from an attempt whose reply was lost.
            case SubmitVerdict.Conflict when _mayBeAccepted:
                return Accept(id.ResultCount, joined: true);

            // Whatever is there under an id that was minted here may well be ours: nobody is told that nothing was accepted.
            case SubmitVerdict.Conflict:
                _mustAsk = true;
                _refusal = Exception(reply, SubmissionState.Unknown);
                return await AskAsync(cancellationToken).ConfigureAwait(false) ?? throw _refusal;

            case SubmitVerdict.Refused when _mayBeAccepted:
                _refusal = Exception(reply, SubmissionState.Unknown);
                return await AskAsync(cancellationToken).ConfigureAwait(false) ?? throw _refusal;

            case SubmitVerdict.Refused:
                State = SubmissionState.Refused;
                throw Exception(reply, SubmissionState.Refused);

            case SubmitVerdict.NotAccepted:
                State = before;
                return SubmissionRound.Wait(reply.Describe(), reply.Failure, reply.RetryAfter, Limited(reply));

            default:
                _mayBeAccepted = true;
                _mustAsk = true;
                return SubmissionRound.Wait(reply.Describe(), reply.Failure, reply.RetryAfter, Limited(reply));
        }
    }

    private async Task<ApiReply> PostAsync(SubmissionState before, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SubmitAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (LocalFailure.Find(exception) is not null)
        {
            // The body did not become whole, so this attempt was not accepted.
            State = before;
            throw;
        }
    }

    private SubmissionRound Accept(int resultCount, bool joined)
    {
        State = SubmissionState.Accepted;
        return SubmissionRound.Accept(id with { ResultCount = resultCount }, joined);
    }

    /// <summary>A fresh id that is taken can only mean that something below us sent twice, and that the job does not show yet: look again.</summary>
    private SubmissionRound DoubtOrThrow(RunwareApiException conflict)
    {
        if (++_doubts > MaxDoubts)
        {
            throw conflict;
        }

        return SubmissionRound.Wait("the task id is taken", null, null);
    }

    private bool IsLast(SubmissionRound round) => IsTooLong(round.RetryAfter) || Rounds > maxAttempts || (Rounds == maxAttempts && !_mustAsk);

    private bool IsTooLong(TimeSpan? retryAfter) => retryAfter is { } wait && (deadline.IsBefore(wait) || wait > OptionsValidator.LongestTimer);

    private RunwareException Last(SubmissionRound round) => IsTooLong(round.RetryAfter)
        ? round.Limit ?? (RunwareException)OutOfAttempts($"{round.Trouble}, asked to wait {round.RetryAfter}, which is longer than what is left of the time limit", round.Failure)
        : _refusal ?? round.Limit ?? (RunwareException)OutOfAttempts(round.Trouble!, round.Failure);

    private RunwareConnectionException OutOfAttempts(string trouble, Exception? failure)
    {
        var known = IsUnknown
            ? $"Whether the service accepted it is unknown. Submit again under the same id, which cannot pay twice: "
                + $"SubmitAsync(request.ToBuilder().WithTaskId(e.OperationId.Value.TaskId).Build())"
            : "Nothing was accepted";
        return new RunwareConnectionException($"The video task could not be submitted: {trouble}. {known}. Operation {id}.", failure)
        {
            OperationId = id,
            SubmissionState = IsUnknown ? SubmissionState.Unknown : SubmissionState.NotSent,
        };
    }

    /// <summary>What to throw where the service asked for patience and the patience ends: its own words, with the wait it asked for.</summary>
    private RunwareApiException? Limited(ApiReply reply) => reply is { RetryAfter: not null } or { IsAuthenticationRefusal: true } or { Status: HttpStatusCode.TooManyRequests }
        ? Exception(reply, IsUnknown ? SubmissionState.Unknown : SubmissionState.Refused)
        : null;

    private RunwareApiException Exception(ApiReply reply, SubmissionState state) =>
        ReplyErrors.ToException(reply, id.TaskId, secrets, "The service refused the video task", id, state);

    private RunwareApiException Refusal(IReadOnlyList<RunwareError> errors, InquiryAnswer answer) =>
        new($"The service does not let this client ask for the task: {errors[0].Message} [{errors[0].Code}]{ReplyErrors.OfOperation(id)}", errors)
        {
            StatusCode = answer.Status,
            RetryAfter = answer.RetryAfter,
            OperationId = id,
            SubmissionState = SubmissionState.Unknown,
        };
}
