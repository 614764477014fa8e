using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace Worker;

/// <summary>
/// Makes a video of each text file in a folder. The file stays until its video is there, so a worker that is killed at any point goes on
/// when it starts again.
/// </summary>
internal sealed class InboxWorker(
    IWan25Client client, IOptions<WorkerOptions> options, TimeProvider timeProvider, ILogger<InboxWorker> logger) : BackgroundService
{
    private readonly WorkerOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, bool> _running = new();
    private readonly ConcurrentDictionary<string, VideoResult> _made = new();

    // A running video costs almost nothing here: all waits of a client share their polls, and what the service has no room for waits its
    // turn in the client.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        OrdersAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = stoppingToken },
        MakeAsync);

    private async IAsyncEnumerable<string> OrdersAsync([EnumeratorCancellation] CancellationToken stoppingToken)
    {
        string inbox = Directory.CreateDirectory(_options.Inbox).FullName;
        string outbox = Directory.CreateDirectory(_options.Outbox).FullName;
        Log.Started(logger, inbox, outbox);
        using var timer = new PeriodicTimer(_options.Interval, timeProvider);
        do
        {
            foreach (string file in Directory.EnumerateFiles(_options.Inbox, "*.txt").Order().Where(file => _running.TryAdd(file, true)))
            {
                yield return file;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async ValueTask MakeAsync(string file, CancellationToken stoppingToken)
    {
        string order = Path.GetFileNameWithoutExtension(file);
        try
        {
            await FulfillAsync(file, order, stoppingToken);
        }
        catch (Exception exception) when (exception is RunwareException or IOException or UnauthorizedAccessException)
        {
            // Nothing is lost: the order stays in the inbox, and is found again after the interval.
            Log.WillRetry(logger, order, exception.Message);
        }
        finally
        {
            _running.TryRemove(file, out _);
        }
    }

    private async Task FulfillAsync(string file, string order, CancellationToken stoppingToken)
    {
        try
        {
            // An order whose file could not be deleted is not made again: the service forgets, and would be paid again.
            VideoResult result = _made.TryGetValue(file, out VideoResult? made)
                ? made
                : _made[file] = await MakeVideoAsync(file, order, stoppingToken);
            File.Delete(file);
            _made.TryRemove(file, out _);
            Log.Finished(logger, order, result.OperationId, result.TotalCost);
        }
        catch (RunwareException exception) when (IsFinal(exception))
        {
            File.Move(file, file + ".failed", overwrite: true);
            Log.Failed(logger, order, exception.Message);
        }
    }

    private async Task<VideoResult> MakeVideoAsync(string file, string order, CancellationToken stoppingToken)
    {
        // The key is the identity of the order: submitted again, after a restart or an error, it joins its video instead of paying for
        // another one.
        VideoRequest request = VideoRequest.FromText((await File.ReadAllTextAsync(file, stoppingToken)).Trim())
            .WithIdempotencyKey("samples/Worker", order)
            .Build();
        Log.Ordered(logger, order, request.TaskId, request.EstimateCost().Amount);

        VideoResult result = await client.GenerateAsync(request, stoppingToken);
        await client.DownloadAsync(result.Videos[0], Path.Combine(_options.Outbox, order + ".mp4"), stoppingToken);
        return result;
    }

    // The same order would fail again. What is refused for the sake of the account, or of the key, may be accepted later.
    private static bool IsFinal(RunwareException exception) => exception switch
    {
        VideoRequestValidationException or VideoGenerationFailedException => true,
        RunwareApiException { SubmissionState: SubmissionState.Refused } refused =>
            refused.Error.Category is RunwareErrorCategory.Validation or RunwareErrorCategory.ContentPolicy,
        _ => false,
    };
}
