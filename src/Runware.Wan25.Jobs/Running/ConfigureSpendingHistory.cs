using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Tells the client what the stored jobs have cost, so that its spending limits hold across restarts.</summary>
internal sealed class ConfigureSpendingHistory(IServiceProvider services)
    : IPostConfigureOptions<Wan25ClientOptions>, IValidateOptions<Wan25ClientOptions>
{
    public void PostConfigure(string? name, Wan25ClientOptions options)
    {
        if (FindOptions(name) is { } jobs && options.Spending is { } spending)
        {
            Func<DateTimeOffset, CancellationToken, ValueTask<IReadOnlyList<SpendingRecord>>>? others = spending.History;
            spending.History = async (from, cancellationToken) =>
            [
                .. others is null ? [] : await others(from, cancellationToken).ConfigureAwait(false),
                .. await ListAsync(jobs, from, cancellationToken).ConfigureAwait(false),
            ];
        }
    }

    public ValidateOptionsResult Validate(string? name, Wan25ClientOptions options) =>
        FindOptions(name) is { Retention: { } retention } && options.Spending?.Window > retention
            ? ValidateOptionsResult.Fail(
                $"{nameof(Wan25ClientOptions)}: Spending.Window, {options.Spending.Window}, is longer than {nameof(Wan25JobsOptions)}."
                + $"{nameof(Wan25JobsOptions.Retention)}, {retention}: what deleted jobs have cost would not count after a restart.")
            : ValidateOptionsResult.Success;

    private async Task<IEnumerable<SpendingRecord>> ListAsync(
        Wan25JobsOptions options, DateTimeOffset from, CancellationToken cancellationToken)
    {
        // In a cluster each node has its own limit. Its instance id is another one now; the name in it is the same.
        string node = options.Clustered ? InstanceId.Prefix(options.NodeName) : "";
        List<SpendingRecord?> records = await services.GetRequiredService<JobQueries>()
            .ListStartedAsync(node, from, Read, cancellationToken).ConfigureAwait(false);
        return records.OfType<SpendingRecord>();
    }

    private static SpendingRecord? Read(VideoJob job)
    {
        if (!MayBeCharged(job) || job.OperationId.TaskId == Guid.Empty)
        {
            return null;
        }

        decimal? cost = job.EndedAt is null ? null : FindCost(job);
        return new(job.OperationId, job.EndedAt ?? job.UpdatedAt)
        {
            Cost = cost,
            EstimatedCost = cost is null && StoredRequest.TryRead(job.RequestText, out VideoRequest? request)
                ? request.EstimateCost().Amount
                : null,
        };
    }

    // A job that was refused was looked up before: no earlier attempt had been accepted either. A refused key may have been refused at that
    // lookup, and then nothing is known. The state alone does not decide: where the service denies no id, every refusal leaves it unknown.
    private static bool MayBeCharged(VideoJob job) =>
        job.IsAccepted
        || job.State == VideoJobState.Running
        || (job.Failure ?? job.LastError) is not { } error
        || error is { SubmissionState: SubmissionState.Accepted }
            or { SubmissionState: SubmissionState.Unknown, Category: RunwareErrorCategory.Authentication }
        || (error.Category is not (RunwareErrorCategory.Quota or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Authentication)
            && (job.EndedAt is null || error.Code == VideoJobFailureCodes.TimedOut));

    internal static decimal? FindCost(VideoJob job) => job.Failure is { } failure
        ? failure.Code != VideoJobFailureCodes.TimedOut && ChargedCost.IsFinal(failure.Code, failure.Category) ? 0 : null
        : StoredResult.TryRead(job) is { } result && (result.IsComplete || !HasTimedOut(result))
            ? ChargedCost.Of(result, job.OperationId.ResultCount)
            : null;

    // Then the other videos may still be made.
    private static bool HasTimedOut(VideoResult result) =>
        result.Failures.Any(failure => failure.Error.Code == VideoJobFailureCodes.TimedOut);

    private Wan25JobsOptions? FindOptions(string? clientName)
    {
        try
        {
            Wan25JobsOptions options = services.GetRequiredService<Wan25JobsOptions>();
            return (options.ClientKey ?? "") == clientName ? options : null;
        }
        catch (OptionsValidationException)
        {
            // The host reports it for the jobs' own options.
            return null;
        }
    }
}
