using System.Net;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>The selectors of rules: which calls a rule matches.</summary>
public class FaultSelectorTests
{
    [Fact]
    public async Task A_rule_can_mean_one_operation_and_count_its_calls_alone()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        emulator.Faults.OnPoll().ForOperation(2).FirstCalls(2).Respond(502);
        Guid one = await client.SubmitAsync();
        Guid two = await client.SubmitAsync();

        Assert.Equal("200 200 200", string.Join(' ', await StatusesAsync(client, one, 3)));
        Assert.Equal("502 502 200", string.Join(' ', await StatusesAsync(client, two, 3)));
    }

    [Fact]
    public async Task A_rule_can_count_the_calls_of_each_operation()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        emulator.Faults.OnPoll().EachOperation().Call(2).Respond(502);
        Guid one = await client.SubmitAsync();
        Guid two = await client.SubmitAsync();

        Assert.Equal("200 502 200", string.Join(' ', await StatusesAsync(client, one, 3)));
        Assert.Equal("200 502 200", string.Join(' ', await StatusesAsync(client, two, 3)));
    }

    [Fact]
    public async Task A_rule_can_mean_one_task_and_start_late()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        Guid one = await client.SubmitAsync();
        Guid two = await client.SubmitAsync();
        emulator.Faults.OnPoll().ForTask(two).FromCall(2).Respond(502);

        Assert.Equal("200 200 200", string.Join(' ', await StatusesAsync(client, one, 3)));
        Assert.Equal("200 502 502", string.Join(' ', await StatusesAsync(client, two, 3)));
        emulator.Faults.Clear();
        Assert.Equal("200", string.Join(' ', await StatusesAsync(client, two, 1)));
    }

    [Fact]
    public async Task A_range_of_calls_that_matches_nothing_is_refused()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();

        Assert.Equal("last", Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Faults.OnPoll().Calls(3, 2)).ParamName);
        Assert.Equal("first", Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Faults.OnPoll().Calls(0, 2)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Faults.OnPoll().FirstCalls(0)).ParamName);
    }

    [Fact]
    public async Task Chance_repeats_itself_under_the_same_seed()
    {
        async Task<int[]> RunAsync(long seed)
        {
            await using var emulator = RunwareEmulator.CreateInProcess(new() { Seed = seed });
            using var client = new RawClient(emulator);
            emulator.Faults.OnPoll().WithProbability(0.3).Respond(502);
            return await StatusesAsync(client, await client.SubmitAsync(), 200);
        }

        int[] run = await RunAsync(1);
        Assert.Equal(run, await RunAsync(1));
        Assert.NotEqual(run, await RunAsync(2));
        Assert.InRange(run.Count(status => status == 502), 30, 90);
    }

    [Fact]
    public async Task Rules_that_hit_the_same_call_add_up()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        emulator.Faults.OnAnyRequest().WithHeader("X-Every", "1");
        emulator.Faults.OnPoll().Respond(500);
        Guid id = await client.SubmitAsync();

        using HttpResponseMessage response = await client.PostTextAsync($"[{RawClient.Poll(id).ToJsonString()}]");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.Contains("X-Every"));
    }

    private static async Task<int[]> StatusesAsync(RawClient client, Guid id, int polls)
    {
        int[] statuses = new int[polls];
        for (int i = 0; i < polls; i++)
        {
            using HttpResponseMessage response = await client.PostTextAsync($"[{RawClient.Poll(id).ToJsonString()}]");
            statuses[i] = (int)response.StatusCode;
        }

        return statuses;
    }
}
