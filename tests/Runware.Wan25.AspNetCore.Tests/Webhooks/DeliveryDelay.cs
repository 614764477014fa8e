using Runware.Wan25.Emulator;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>
/// How long finished videos lie at the service before they reach who waits for them. The clock is virtual, the rest is real.
/// </summary>
internal sealed class DeliveryDelay
{
    private const int Seed = 25;
    private static readonly TimeSpan MinGenerationTime = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan MaxGenerationTime = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan BetweenOrders = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OneWay = TimeSpan.FromMilliseconds(50);

    private readonly List<TimeSpan> _delays;

    private DeliveryDelay(List<TimeSpan> delays, int requests)
    {
        _delays = [.. delays.Order()];
        Requests = requests;
    }

    public TimeSpan Mean => TimeSpan.FromSeconds(_delays.Average(delay => delay.TotalSeconds));

    public TimeSpan Percentile95 => _delays[(int)(0.95 * (_delays.Count - 1))];

    public TimeSpan Longest => _delays[^1];

    /// <summary>How many HTTP requests asked for operations.</summary>
    public int Requests { get; }

    /// <summary>
    /// Orders videos one after the other, each of which takes its own time, and waits for all. The polling has its default settings.
    /// </summary>
    public static async Task<DeliveryDelay> MeasureAsync(int operations, bool withWebhooks)
    {
        await using var app = await WebApp.StartAsync(setup =>
        {
            setup.Webhooks = withWebhooks ? _ => { } : null;
            setup.Client = options => options.Polling = new();
        });
        var random = new Random(Seed);
        var times = Enumerable.Range(0, operations)
            .Select(_ => MinGenerationTime + (random.NextDouble() * (MaxGenerationTime - MinGenerationTime)))
            .ToList();
        for (var number = 1; number <= operations; number++)
        {
            app.Emulator.Faults.OnGeneration().ForOperation(number).Take(times[number - 1]);
        }

        // What a network adds: to each request before it is looked at, and to each webhook.
        app.Emulator.Faults.OnAnyRequest().Delay(OneWay);
        app.Emulator.Faults.OnOutgoing().Delay(OneWay);
        var orders = Enumerable.Range(0, operations)
            .Select(place => DelayAsync(app, place * BetweenOrders * 2 * random.NextDouble(), times))
            .ToList();
        var delays = await app.Clock.RunAsync(Task.WhenAll(orders));
        return new([.. delays], app.Emulator.Ledger.Requests.PollPosts);
    }

    private static async Task<TimeSpan> DelayAsync(WebApp app, TimeSpan start, List<TimeSpan> times)
    {
        await Task.Delay(start, app.Clock);
        var operation = await app.Client.SubmitAsync(VideoRequest.FromText("A lighthouse in a storm").Build());
        var number = app.Emulator.Ledger.Tasks.Single(task => task.TaskId == operation.Id.TaskId).Number;
        var ready = app.Clock.Elapsed + times[number - 1];
        await operation.WaitForCompletionAsync();
        return app.Clock.Elapsed - ready;
    }
}
