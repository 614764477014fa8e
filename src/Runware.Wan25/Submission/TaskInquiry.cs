using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Submission;

/// <summary>Asks the service, once, whether it knows a task: the live store and the archive in one POST.</summary>
internal sealed class TaskInquiry(ApiTransport transport)
{
    public async Task<InquiryAnswer> AskAsync(Guid taskId, CancellationToken cancellationToken)
    {
        using (var both = await transport.PostAsync(QuestionBody.GetResponseAndDetails(taskId), cancellationToken).ConfigureAwait(false))
        {
            var answer = Read(both, taskId, alone: false);
            if (answer.Kind != InquiryKind.NoAnswer || !MayMindTheSecondQuestion(both))
            {
                return answer;
            }
        }

        using var plain = await transport.PostAsync(QuestionBody.GetResponse(taskId), cancellationToken).ConfigureAwait(false);
        return Read(plain, taskId, alone: true);
    }

    /// <summary>A service without an archive, or one whose archive answers with more than we read, still answers the plain question.</summary>
    private static bool MayMindTheSecondQuestion(ApiReply reply) =>
        reply.Status is not null && !reply.IsAuthenticationRefusal && (int)reply.Status is not (429 or >= 500);

    internal InquiryAnswer Read(ApiReply reply, Guid taskId, bool alone)
    {
        if (reply.Envelope is not { } envelope)
        {
            return NoAnswer(reply, taskId);
        }

        var saysNotFound = false;
        foreach (var json in envelope.Rows)
        {
            var row = new TaskRow(json);
            if (row.TaskId == taskId && row.IsError && row.Error.SaysTaskIsMissing)
            {
                saysNotFound = true;
            }
            else if (row.TaskId == taskId && (!row.IsArchive || new ArchivedTask(json).IsJob))
            {
                return new(InquiryKind.Known)
                {
                    ResultCount = row.IsArchive ? new ArchivedTask(json).ResultCount : ArchivedCount(envelope, taskId),
                    Rows = envelope.Rows.Select(other => new TaskRow(other)).Count(other => other.TaskId == taskId && !other.IsArchive),
                };
            }
        }

        var isUnclear = !reply.IsSuccessStatus;
        foreach (var error in envelope.Errors)
        {
            if (error.TaskId is { } other && other != taskId)
            {
                continue;
            }

            if (error.SaysTaskIsMissing)
            {
                saysNotFound = true;
            }
            else if (error.SaysTaskIsGone || (error.TaskId == taskId && reply.IsSuccessStatus && IsVerdict(error, error.Category, alone)))
            {
                return new(InquiryKind.Known);
            }
            else
            {
                isUnclear = true;
            }
        }

        return saysNotFound || !isUnclear ? new(InquiryKind.NotKnown) : NoAnswer(reply, taskId);
    }

    /// <summary>An error about the id means that the task was there and failed, unless it may be about the question itself.</summary>
    private static bool IsVerdict(ErrorReport error, RunwareErrorCategory category, bool alone) =>
        error.IsMarkedFinal
        || (alone
            ? category is not (RunwareErrorCategory.Authentication or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Server)
            : category is RunwareErrorCategory.Timeout or RunwareErrorCategory.Provider or RunwareErrorCategory.ContentPolicy);

    private static int? ArchivedCount(Envelope envelope, Guid taskId)
    {
        foreach (var json in envelope.Rows)
        {
            if (new TaskRow(json) is { IsArchive: true } row && row.TaskId == taskId)
            {
                return new ArchivedTask(json).ResultCount;
            }
        }

        return null;
    }

    private InquiryAnswer NoAnswer(ApiReply reply, Guid taskId) => new(InquiryKind.NoAnswer)
    {
        RetryAfter = reply.RetryAfter,
        Trouble = reply.Describe(),
        Failure = reply.Failure,
        Refusal = reply.IsAuthenticationRefusal || reply.RetryAfter is not null ? ReplyErrors.About(reply, taskId, transport.Secrets) : null,
        IsForbidden = reply.IsAuthenticationRefusal,
        Status = reply.Status,
    };
}
