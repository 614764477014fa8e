using System.Text.Json;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Explain;

namespace Runware.Wan25.Cli.Tests.Explain;

/// <summary>The explain command: the story of an operation from its recording.</summary>
public class ExplainTests
{
    private static readonly VideoRequest Lighthouse = VideoRequest.FromText("A lighthouse in a storm").WithResults(2).Build();

    [Fact]
    public async Task A_lost_response_is_explained_with_how_the_order_was_found_again()
    {
        await using var story = new RecordedStory();
        story.Emulator.Faults.OnSubmit().Call(1).DropAfterAccepting();
        VideoOperationId id = (await story.RunAsync(client => client.GenerateAsync(Lighthouse))).OperationId;

        OperationStory explained = await story.ExplainAsync(id);

        Assert.Equal((StoryOutcomes.Completed, "accepted", 2), (explained.Outcome, explained.SubmissionState, explained.Videos.Count));
        Assert.StartsWith("Submitted: model runware:201@1", explained.Events[0].Sent, StringComparison.Ordinal);
        Assert.Contains("no response", explained.Events[0].Came, StringComparison.Ordinal);
        Assert.Contains(explained.Reasons, reason => reason.Text.Contains("Retrying", StringComparison.Ordinal));
        Assert.Contains(explained.Reasons, reason => reason.Text.Contains(id.TaskId.ToString(), StringComparison.Ordinal));
        Assert.All([StoryText.Write(explained)], text => Assert.DoesNotContain("lighthouse", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_moderated_video_is_reported_with_its_reason_and_what_to_do()
    {
        await using var story = new RecordedStory();
        story.Emulator.Faults.OnGeneration().FailByProviderFilter();
        var failed = await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => story.RunAsync(client => client.GenerateAsync(Lighthouse)));

        OperationStory explained = await story.ExplainAsync(failed.OperationId!.Value);

        Assert.Equal((StoryOutcomes.Failed, "ContentPolicy"), (explained.Outcome, explained.Failures[0].Category));
        Assert.Contains("Change the prompt", explained.Advice, StringComparison.Ordinal);
        Assert.Contains("providerError", explained.Events[^1].Came, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_reported_as_one()
    {
        await using var story = new RecordedStory();
        story.Emulator.Faults.OnSubmit().RefuseForCredits();
        var refused = await Assert.ThrowsAsync<RunwareApiException>(() => story.RunAsync(client => client.GenerateAsync(Lighthouse)));

        OperationStory explained = await story.ExplainAsync(refused.OperationId!.Value);

        Assert.Equal((StoryOutcomes.Refused, "refused"), (explained.Outcome, explained.SubmissionState));
        Assert.Contains("credits", explained.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_service_is_explained_with_the_state_of_the_order()
    {
        await using var story = new RecordedStory();
        story.Emulator.Faults.OnAnyRequest().FailToConnect();
        var lost = await Assert.ThrowsAsync<RunwareConnectionException>(() => story.RunAsync(client => client.GenerateAsync(Lighthouse)));

        OperationStory explained = await story.ExplainAsync(lost.OperationId!.Value);

        Assert.Equal((StoryOutcomes.NotReachable, "notSent"), (explained.Outcome, explained.SubmissionState));
        Assert.Equal(lost.SubmissionState, SubmissionState.NotSent);
    }

    [Fact]
    public async Task A_recording_that_ends_early_is_reported_without_a_guess()
    {
        await using var story = new RecordedStory();
        VideoOperationId id = (await story.RunAsync(async client =>
        {
            VideoOperation operation = await client.SubmitAsync(Lighthouse);
            await operation.UpdateAsync();
            return operation;
        })).Id;

        OperationStory explained = await story.ExplainAsync(id);

        Assert.Equal((StoryOutcomes.Unfinished, "accepted"), (explained.Outcome, explained.SubmissionState));
        Assert.Contains("The recording ends", explained.Conclusion, StringComparison.Ordinal);
        Assert.Contains($"wan25 wait {id}", explained.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_was_resumed_is_reported_by_its_polls()
    {
        await using var story = new RecordedStory();
        VideoOperation submitted = await story.RunUnrecordedAsync(client => client.SubmitAsync(Lighthouse));
        await story.RunAsync(client => client.GetOperation(submitted.Id).WaitForCompletionAsync());

        OperationStory explained = await story.ExplainAsync(submitted.Id);

        Assert.Equal((StoryOutcomes.Completed, 2), (explained.Outcome, explained.Videos.Count));
        Assert.Equal("Requested the status", explained.Events[0].Sent);
    }

    [Fact]
    public async Task One_of_several_at_once_is_reported_alone()
    {
        await using var story = new RecordedStory();
        story.Emulator.Faults.OnGeneration().ForOperation(2).FailByModeration();
        VideoOperationId[] ids = await story.RunAsync(async client =>
        {
            VideoOperation[] operations =
                [await client.SubmitAsync(Lighthouse), await client.SubmitAsync(Lighthouse), await client.SubmitAsync(Lighthouse)];
            await Task.WhenAll(operations.Select(operation => operation.WaitForCompletionAsync()).Select(Quietly));
            return operations.Select(operation => operation.Id).ToArray();
        });

        OperationStory[] explained = [await story.ExplainAsync(ids[0]), await story.ExplainAsync(ids[1]), await story.ExplainAsync(ids[2])];

        Assert.Equal([StoryOutcomes.Completed, StoryOutcomes.Failed, StoryOutcomes.Completed], explained.Select(one => one.Outcome));

        static async Task Quietly(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_command_prints_text_or_one_json_object(bool isJson)
    {
        await using var story = new RecordedStory();
        VideoOperationId id = (await story.RunAsync(client => client.GenerateAsync(Lighthouse))).OperationId;
        await using var cli = new CliRun();
        cli.Variables.Clear();

        string[] json = isJson ? ["--json"] : [];
        CliResult result = await cli.RunAsync(["explain", id.TaskId.ToString(), "--recording", story.Path, .. json]);

        result.AssertSuccess();
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
        if (isJson)
        {
            Assert.Equal(StoryOutcomes.Completed, result.Json.GetProperty("outcome").GetString());
            Assert.Equal(JsonValueKind.Array, result.Json.GetProperty("events").ValueKind);
        }
        else
        {
            Assert.Contains("What to do now", result.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("no-id", ExitCodes.Invalid)]
    [InlineData("0b9c1d1e-0000-4000-8000-000000000000", ExitCodes.Failure)]
    public async Task What_cannot_be_told_is_an_error(string id, int exitCode)
    {
        await using var story = new RecordedStory();
        await story.RunAsync(client => client.GenerateAsync(Lighthouse));
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("explain", id, "--recording", story.Path);

        Assert.Equal(exitCode, result.ExitCode);
    }
}
