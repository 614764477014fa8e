using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

/// <summary>How often, after which delays and after which results an action is repeated.</summary>
[Collection(ClockDriven.Name)]
public class RetryPipelineTests
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly List<TimeSpan> _times = [];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_result_that_asks_for_it_is_tried_again_as_often_as_may_be(int retries)
    {
        var result = await RunAsync(retries, shouldRetry: _ => true);

        Assert.Equal(retries, result);
        Assert.Equal(retries + 1, _times.Count);
    }

    [Fact]
    public async Task A_result_that_does_not_ask_for_it_is_the_result()
    {
        Assert.Equal(2, await RunAsync(5, shouldRetry: result => result < 2));
    }

    [Fact]
    public async Task What_is_thrown_is_not_tried_again()
    {
        await Assert.ThrowsAsync<InvalidDataException>(
            () => RunAsync(3, shouldRetry: _ => true, act: _ => throw new InvalidDataException()));

        Assert.Single(_times);
    }

    [Fact]
    public async Task The_services_own_hint_comes_first()
    {
        await RunAsync(2, shouldRetry: _ => true, retryAfter: result => TimeSpan.FromSeconds(result == 0 ? 90 : 7));

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(97)], _times);
    }

    [Fact]
    public async Task Without_a_hint_the_waits_grow_up_to_the_longest()
    {
        await RunAsync(12, shouldRetry: _ => true);

        var waits = _times.Zip(_times[1..], (first, second) => second - first).ToList();
        Assert.InRange(waits[0], TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
        Assert.All(waits, wait => Assert.True(wait <= TimeSpan.FromSeconds(8)));
        Assert.Contains(waits, wait => wait > TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Many_clients_do_not_come_back_at_the_same_moment()
    {
        await RunAsync(1, shouldRetry: _ => true, random: 0.1);
        var first = _times[1];
        _times.Clear();
        await RunAsync(1, shouldRetry: _ => true, random: 0.9);

        Assert.NotEqual(first, _times[1]);
    }

    private async Task<int> RunAsync(
        int retries, Func<int, bool> shouldRetry, Func<int, TimeSpan?>? retryAfter = null, Func<int, int>? act = null, double random = 0.5)
    {
        var start = _clock.GetUtcNow();
        var pipeline = RetryPipeline.Create<Box>(
            new RetryOptions { BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(8) },
            new InjectedServices { Clock = _clock, Random = () => random },
            retries, box => shouldRetry(box.Number), box => retryAfter?.Invoke(box.Number));
        var result = await _clock.RunAsync(pipeline.ExecuteAsync(_ =>
        {
            _times.Add(_clock.GetUtcNow() - start);
            return ValueTask.FromResult(new Box((act ?? (number => number))(_times.Count - 1)));
        }).AsTask());
        return result.Number;
    }

    private sealed record Box(int Number);
}
