using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Operations;

namespace Runware.Wan25.Cli.Batch;

/// <summary>
/// Makes the videos of the rows that are missing. Each row is recorded before it is sent, and again when its videos are in the folder.
/// </summary>
internal sealed class BatchRun : IDisposable
{
    private const int MaxDownloads = 4;

    private readonly BatchFolder _folder;
    private readonly Action<BatchResult> _onResult;
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationToken _caller;
    private readonly SemaphoreSlim _downloads = new(MaxDownloads);
    private readonly ConcurrentDictionary<int, PlannedRow> _byIndex = new();
    private readonly ConcurrentDictionary<Guid, PlannedRow> _byTask = new();
    private Exception? _end;
    private volatile bool _hasOrdered;

    public BatchRun(BatchFolder folder, Action<BatchResult> onResult, CancellationToken cancellationToken)
    {
        _folder = folder;
        _onResult = onResult;
        _caller = cancellationToken;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Gets the receiver of the progress of the videos.</summary>
    public IProgress<VideoProgress>? Progress { get; init; }

    /// <summary>Gets whether anything may have been ordered.</summary>
    public bool HasOrdered => _hasOrdered;

    /// <summary>Records an order. The client awaits this before the first byte is sent; if it throws, nothing is sent.</summary>
    public ValueTask OnSubmittingAsync(VideoOperationId id, CancellationToken cancellationToken)
    {
        PlannedRow row = _byTask[id.TaskId];
        _folder.Add(new SubmissionRecord(row.Number, row.Attempt, id.ToString(), row.Fingerprint));
        _hasOrdered = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>Downloads the videos that exist and makes the others.</summary>
    /// <exception cref="OperationCanceledException">
    /// The caller's token was canceled. Orders that were sent are still processed and charged by the service.
    /// </exception>
    public async Task RunAsync(Wan25Client client, IReadOnlyList<PlannedRow> toFetch, IEnumerable<PlannedRow> toOrder)
    {
        List<Task> saving = [.. toFetch.Select(row => FetchAsync(client, row))];
        try
        {
            await foreach (VideoOutcome outcome in client
                .GenerateAllAsync(Requests(toOrder), Progress, _stopping.Token).ConfigureAwait(false))
            {
                _byIndex.TryRemove(outcome.Index, out PlannedRow? row);
                saving.RemoveAll(task => task.IsCompletedSuccessfully);
                saving.Add(outcome.Result is { } result
                    ? SaveAsync(client, row!, result)
                    : Task.Run(
                        () => OnFailed(row!, outcome.OperationId, outcome.Exception!, RowFailureClassifier.StatusOf(outcome.Exception!)),
                        CancellationToken.None));
            }
        }
        catch (OperationCanceledException) when (_end is not null)
        {
            // This run itself stopped.
        }
        finally
        {
            await Task.WhenAll(saving).ConfigureAwait(false);
        }

        if (_end is not null)
        {
            ExceptionDispatchInfo.Throw(_end);
        }

        _caller.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _downloads.Dispose();
    }

    private IEnumerable<VideoRequest> Requests(IEnumerable<PlannedRow> rows)
    {
        int index = 0;
        foreach (PlannedRow row in rows)
        {
            _byIndex[index++] = row;
            _byTask[row.Request.TaskId!.Value] = row;
            yield return row.Request;
        }
    }

    private async Task FetchAsync(Wan25Client client, PlannedRow row)
    {
        var id = VideoOperationId.Parse(_folder.OrderOf(row.Number)!.OperationId);
        VideoResult result;
        try
        {
            result = await client.GetOperation(id, row.Request).WaitForCompletionAsync(_stopping.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RunwareException or OperationCanceledException)
        {
            OnFailed(row, id, exception, RowFailureClassifier.StatusOfFetch(exception));
            return;
        }

        await SaveAsync(client, row, result).ConfigureAwait(false);
    }

    private async Task SaveAsync(Wan25Client client, PlannedRow row, VideoResult result)
    {
        // Before the download, which may be interrupted: the row must never be ordered again, even if the service forgets it meanwhile.
        _folder.SetMade(row.Number);
        IReadOnlyList<VideoReport> known = KnownVideos(row);
        var videos = new List<VideoReport>();
        try
        {
            await _downloads.WaitAsync(_stopping.Token).ConfigureAwait(false);
            try
            {
                foreach (GeneratedVideo video in result.Videos)
                {
                    // The service may list the videos in another order than before.
                    string? before = known.FirstOrDefault(one => one.VideoId == video.VideoId && video.VideoId != Guid.Empty)?.File;
                    string name = before ?? NewName(row, result.OperationId, [.. known, .. videos]);
                    string path = Path.Combine(_folder.Path, name);
                    if (before is null || !File.Exists(path))
                    {
                        await client.DownloadAsync(video, path, _stopping.Token).ConfigureAwait(false);
                    }

                    videos.Add(VideoReport.Of(video, path) with { File = name, Url = null });
                }
            }
            finally
            {
                _downloads.Release();
            }
        }
        catch (Exception exception) when (exception is RunwareException or OperationCanceledException)
        {
            OnFailed(row, result.OperationId, exception, RowFailureClassifier.StatusOfFetch(exception));
            return;
        }

        Add(row, new BatchResult
        {
            Row = row.Number,
            Name = row.Name,
            Attempt = row.Attempt,
            Status = result.IsComplete ? BatchStatus.Done : BatchStatus.Partial,
            OperationId = result.OperationId.ToString(),
            Videos = videos,
            Cost = result.TotalCost,
        });
    }

    /// <summary>Gets the videos of a row that an earlier run has downloaded.</summary>
    private IReadOnlyList<VideoReport> KnownVideos(PlannedRow row) =>
        row.Action == RowAction.Fetch ? _folder.ResultOf(row.Number)?.Videos ?? [] : [];

    private static string NewName(PlannedRow row, VideoOperationId id, IReadOnlyList<VideoReport> taken)
    {
        string extension = VideoFormats.ExtensionOf(row.Request.OutputFormat);
        return id.ResultCount == 1 ? row.Name + extension : Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{row.Name}-{number}{extension}"))
            .First(name => taken.All(video => video.File != name));
    }

    private void OnFailed(PlannedRow row, VideoOperationId? id, Exception exception, string? status)
    {
        if (RowFailureClassifier.EndsBatch(exception))
        {
            Interlocked.CompareExchange(ref _end, exception, null);
            _stopping.Cancel();
        }
        else if (status is not null)
        {
            Add(row, new BatchResult
            {
                Row = row.Number,
                Name = row.Name,
                Attempt = row.Attempt,
                Status = status,
                OperationId = id?.ToString(),
                Videos = status == BatchStatus.DownloadFailed && KnownVideos(row) is { Count: > 0 } known ? known : null,
                Error = RowFailureClassifier.ErrorOf(exception),
            });
        }
    }

    private void Add(PlannedRow row, BatchResult result)
    {
        _byTask.TryRemove(row.Request.TaskId!.Value, out _);

        // A file that changed before it was sent was never ordered, so its row starts again as a new one.
        if (_folder.OrderOf(row.Number) is not null)
        {
            _folder.Add(result);
        }

        _onResult(result);
    }
}
