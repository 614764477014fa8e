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
            // The key is the identity of the order: submitted again, after a restart or an error, it joins its video instead of paying
            // for another one.
            VideoRequest request = VideoRequest.FromText((await File.ReadAllTextAsync(file, stoppingToken)).Trim())
                .WithIdempotencyKey("samples/Worker", order)
                .Build();
            Log.Ordered(logger, order, request.TaskId, request.EstimateCost().Amount);

            VideoResult result = await client.GenerateAsync(request, stoppingToken);
            await client.DownloadAsync(result.Videos[0], Path.Combine(_options.Outbox, order + ".mp4"), stoppingToken);
            File.Delete(file);
            Log.Finished(logger, order, result.OperationId, result.TotalCost);
        }
        catch (Exception exception) when (exception is VideoRequestValidationException or VideoGenerationFailedException)
        {
            // Final: the same order would fail again.
            File.Move(file, file + ".failed", overwrite: true);
            Log.Failed(logger, order, exception.Message);
        }
        catch (Exception exception) when (exception is RunwareException or IOException)
        {
            // Nothing is lost: the order stays in the inbox, and is found again after the interval.
            Log.WillRetry(logger, order, exception.Message);
        }
        finally
        {
            _running.TryRemove(file, out _);
        }
    }
}
