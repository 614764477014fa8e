namespace Runware.Wan25.Emulator;

/// <summary>Makes the calls of the service when results are finished: first the upload, then the webhook, for each result.</summary>
internal sealed class OutgoingCallSender(EmulatorState state, HttpMessageInvoker? http) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly OutgoingCallRetrier _attempts = new(state, http);

    /// <summary>Schedules the calls of a task, without cost for tasks that request none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="from">Results that finished before this time are ignored. The default ignores none.</param>
    public void Schedule(VideoTask task, DateTimeOffset from = default)
    {
        if (task.Parameters.Webhook is null && task.Parameters.UploadEndpoint is null)
        {
            return;
        }

        IEnumerable<VideoItem> items = task.Faults?.WholeTaskError is null ? task.Items : task.Items.Take(1);
        foreach (VideoItem item in items)
        {
            if (item.FinishesAt is { } end && end > from)
            {
                _ = DeliverAsync(item, end, _stopping.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        http?.Dispose();
    }

    private async Task DeliverAsync(VideoItem item, DateTimeOffset end, CancellationToken stopping)
    {
        try
        {
            await WaitAsync(end - state.Now, stopping).ConfigureAwait(false);
            OutgoingFaultPlan plan = state.Faults.PlanOutgoing(item.Task.Record);
            await WaitAsync(plan.Delay, stopping).ConfigureAwait(false);
            for (int time = 0; time < plan.Times; time++)
            {
                await CallAsync(item, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The emulator was disposed; its remaining calls are dropped.
        }
    }

    private Task WaitAsync(TimeSpan time, CancellationToken stopping) =>
        time > TimeSpan.Zero ? Task.Delay(time, state.Options.TimeProvider, stopping) : Task.CompletedTask;

    private async Task CallAsync(VideoItem item, CancellationToken stopping)
    {
        VideoTaskParameters order = item.Task.Parameters;
        if (order.UploadEndpoint is { } endpoint && item.Failure is null)
        {
            await _attempts.RunAsync(OutgoingCallKind.Upload, endpoint, item, () => OutgoingCallContent.Upload(item), stopping)
                .ConfigureAwait(false);
        }

        if (order.Webhook is { } webhook)
        {
            await _attempts.RunAsync(OutgoingCallKind.Webhook, webhook, item, () => OutgoingCallContent.Webhook(item, state.Now), stopping)
                .ConfigureAwait(false);
        }
    }
}
