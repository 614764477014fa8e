using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>Several getResponse tasks in one request: one failed, one finished, one unknown.</summary>
public sealed class BatchWorldTests : IAsyncLifetime
{
    private readonly WorldRig _rig = new();
    private Guid _failed;
    private Guid _finished;

    public async Task InitializeAsync()
    {
        _rig.Faults.OnGeneration().Call(1).FailTask("providerError", "No luck.");
        _failed = await _rig.Client.SubmitAsync();
        _finished = await _rig.FinishedAsync();
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData(BatchBehavior.Complete, 200, 1, 1)]
    [InlineData(BatchBehavior.FailsTogether, 400, 1, 1)]
    [InlineData(BatchBehavior.FailsAlone, 400, 0, 1)]
    public async Task A_failed_task_beside_a_finished_one(BatchBehavior world, int status, int rows, int errors)
    {
        _rig.Options.Batch = world;

        var (actual, body) = await _rig.Client.PostAsync(RawClient.Poll(_finished), RawClient.Poll(_failed));

        Assert.Equal((status, rows, errors), ((int)actual, body["data"]!.AsArray().Count, body["errors"]!.AsArray().Count));
        Assert.Equal(_failed.ToString(), (string?)body["errors"]![0]!["taskUUID"]);
    }

    [Theory]
    [InlineData(BatchBehavior.FailsTogether, FailedPollStatus.ServerError, 500)]
    [InlineData(BatchBehavior.FailsTogether, FailedPollStatus.Ok, 200)]
    [InlineData(BatchBehavior.FailsAlone, FailedPollStatus.ServerError, 500)]
    [InlineData(BatchBehavior.Complete, FailedPollStatus.ServerError, 200)]
    public async Task The_status_of_the_whole_is_that_of_a_failed_poll(BatchBehavior world, FailedPollStatus failed, int status)
    {
        (_rig.Options.Batch, _rig.Options.FailedPoll) = (world, failed);

        var (actual, _) = await _rig.Client.PostAsync(RawClient.Poll(_finished), RawClient.Poll(_failed));

        Assert.Equal(status, (int)actual);
    }

    [Fact]
    public async Task Failures_alone_decide_about_the_status()
    {
        var (actual, body) = await _rig.Client.PostAsync(RawClient.Poll(_failed), RawClient.Poll(_failed));

        Assert.Equal((400, 2), ((int)actual, body["errors"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(BatchBehavior.FailsTogether)]
    [InlineData(BatchBehavior.FailsAlone)]
    public async Task Where_nothing_has_failed_all_have_rows(BatchBehavior world)
    {
        _rig.Options.Batch = world;

        var (status, body) = await _rig.Client.PostAsync(RawClient.Poll(_finished), RawClient.Poll(Guid.NewGuid()));

        Assert.Equal((200, 2), ((int)status, body["data"]!.AsArray().Count));
    }

    [Fact]
    public async Task Of_several_polls_only_the_first_has_a_row()
    {
        _rig.Options.Batch = BatchBehavior.OnlyFirst;

        var (status, body) = await _rig.Client.PostAsync(RawClient.Details(_finished), RawClient.Poll(_finished), RawClient.Poll(_failed));

        Assert.Equal((200, 2, null), ((int)status, body["data"]!.AsArray().Count, body["errors"]));
    }

    [Fact]
    public async Task Several_are_refused_without_an_id_and_one_is_not()
    {
        _rig.Options.Batch = BatchBehavior.Refused;

        var (several, body) = await _rig.Client.PostAsync(RawClient.Poll(_finished), RawClient.Poll(_failed));
        var (one, _) = await _rig.Client.PostAsync(RawClient.Poll(_finished), RawClient.Details(_finished));

        Assert.Equal((400, 200), ((int)several, (int)one));
        Assert.Null(Assert.Single((JsonArray)body["errors"]!)!["taskUUID"]);
        Assert.Empty((JsonArray)body["data"]!);
    }
}
