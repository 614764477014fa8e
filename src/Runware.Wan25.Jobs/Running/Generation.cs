using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Running;

/// <summary>Has a job's videos made: submits it, unless the service has it already, and waits.</summary>
internal sealed class Generation(IWan25Client client, RunRecords records, SubmissionGate gate, Wan25JobsOptions options, TimeProvider clock, ILogger<Generation> logger)
{
    public async Task<(JobRecord Record, Verdict Verdict)> RunAsync(JobRecord record, CancellationToken stopping)
    {
        try
        {
            var operation = record.IsAccepted ? client.GetOperation(record.OperationId) : await SubmitAsync(record, stopping).ConfigureAwait(false);
            if (!record.IsAccepted)
            {
                if (await records.AcceptedAsync(record, CancellationToken.None).ConfigureAwait(false) is not { } accepted)
                {
                    return (record, new Verdict.Overtaken());
                }

                record = accepted;
            }

            return (record, await WaitAsync(operation, record, stopping).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (record, new Verdict.HandOver());
        }
        catch (Exception exception) when (Judge.Of(exception, options.RetryMaxDelay) is { } verdict)
        {
            if (verdict is Verdict.NotYet { Trouble.Code: VideoJobFailureCodes.Unexpected })
            {
                Log.AttemptFailed(logger, exception, record.Key);
            }

            return (record, verdict);
        }
    }

    private async Task<VideoOperation> SubmitAsync(JobRecord record, CancellationToken stopping)
    {
        var request = StoredRequest.Read(record.Request);
        await gate.PassAsync(stopping).ConfigureAwait(false);
        return await client.SubmitAsync(request, stopping).ConfigureAwait(false);
    }

    private async Task<Verdict> WaitAsync(VideoOperation operation, JobRecord record, CancellationToken stopping)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var progress = new ProgressRecorder(operation, record, records, options.ProgressInterval, clock);
        var recording = progress.RunAsync(waiting);
        try
        {
            return new Verdict.Made(await operation.WaitForCompletionAsync(progress, waiting.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (progress.WasOvertaken)
        {
            return new Verdict.Overtaken();
        }
        finally
        {
            progress.Complete();
            await recording.ConfigureAwait(false);
        }
    }
}
