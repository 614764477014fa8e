using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Submission;

internal enum SubmitVerdict
{
    /// <summary>The service acknowledged the task.</summary>
    Accepted,

    /// <summary>The service refused it, and would refuse it again.</summary>
    Refused,

    /// <summary>The id was used before: by an earlier attempt of ours, by something below us that sends twice, by another process, or by a stranger.</summary>
    Conflict,

    /// <summary>Proof that the service has not accepted: no connection came about, or it said 429.</summary>
    NotAccepted,

    /// <summary>Anything else. The service may have accepted.</summary>
    Ambiguous,
}

/// <summary>Judges the reply to one submission. The order of the questions is the judgement.</summary>
internal static class SubmitReply
{
    private const int TooManyRequests = 429;
    private const int RequestTimeout = 408;

    public static SubmitVerdict Judge(ApiReply reply, Guid taskId)
    {
        if (reply.Failure is not null)
        {
            return reply.ProvesNothingSent ? SubmitVerdict.NotAccepted : SubmitVerdict.Ambiguous;
        }

        var status = (int)reply.Status!;
        if (status == TooManyRequests)
        {
            return SubmitVerdict.NotAccepted;
        }

        if (reply.Envelope is not { } envelope || status >= 500 || status == RequestTimeout || status is >= 300 and < 400)
        {
            return SubmitVerdict.Ambiguous;
        }

        if (reply.IsSuccessStatus && envelope.Rows.Any(json => new TaskRow(json) is { IsError: false } row && row.TaskId == taskId))
        {
            return SubmitVerdict.Accepted;
        }

        // An error without an id answers this request, which holds no other task.
        var errors = envelope.ErrorsAbout(taskId).ToList();
        return errors switch
        {
            _ when errors.Any(error => error.SaysIdIsTaken) => SubmitVerdict.Conflict,
            [] => reply.IsSuccessStatus ? SubmitVerdict.Ambiguous : SubmitVerdict.Refused,
            _ when errors.All(IsClearRefusal) => SubmitVerdict.Refused,
            _ => SubmitVerdict.Ambiguous,
        };
    }

    /// <summary>Trouble of the service, its limits or its provider may come after the task was taken in.</summary>
    private static bool IsClearRefusal(ErrorReport error) => error.Category is not
        (RunwareErrorCategory.Server or RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout or RunwareErrorCategory.RateLimit);
}
