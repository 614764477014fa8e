using Runware.Wan25.Polling;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Each recorded response at the poll of an operation: alone, in a batch, and in the archive.</summary>
public class EvidenceBodyTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [MemberData(nameof(EvidenceBodies.Polls), MemberType = typeof(EvidenceBodies))]
    public async Task Alone_it_has_its_own_meaning(string name, int status, BodyMeaning meaning, RunwareErrorCategory? category)
    {
        var state = new OperationState(new(Responses.TaskId(1)), Responses.NoSecrets);
        var operation = new VideoOperation(state);

        state.Apply(_clock, EvidenceBodies.Json(name), status);
        Assert.Equal(meaning is BodyMeaning.Failed or BodyMeaning.Succeeded, operation.HasCompleted);
        Assert.Equal(
            meaning is BodyMeaning.Failed or BodyMeaning.Succeeded || name is "bare failed row" or "bad first frame",
            state.Snapshot.IsAccepted);

        state.Apply(_clock, EvidenceBodies.Json(name), status);
        await AssertMeaningAsync(operation, meaning, category);
    }

    [Theory]
    [MemberData(nameof(EvidenceBodies.Polls), MemberType = typeof(EvidenceBodies))]
    public async Task In_a_batch_it_means_nothing_for_the_others(
        string name, int status, BodyMeaning meaning, RunwareErrorCategory? category)
    {
        var operations =
            Enumerable.Range(1, 3)
                .Select(n => new PolledOperation(new OperationState(new(Responses.TaskId(n)), Responses.NoSecrets))).ToList();
        for (var response = 0; response < 4; response++)
        {
            using var batch = new PollBatch(operations) { SentAt = _clock.GetTimestamp() };
            var summary = batch.Apply(_clock, EvidenceBodies.Json(name), status);
            foreach (var other in operations[1..])
            {
                Assert.Equal(
                    (false, false, 0, VideoStatus.Unknown),
                    (other.State.HasEnded, other.State.Snapshot.IsAccepted, other.State.Failures.Length, other.State.Status));
                Assert.NotEqual(SubscriptionSignal.Refused, PollDecision.For(other, batch, summary).Signal);
            }

            _clock.Advance(TimeSpan.FromSeconds(30));
        }

        await AssertMeaningAsync(new VideoOperation(operations[0].State), meaning, category);
    }

    [Theory]
    [MemberData(nameof(EvidenceBodies.Polls), MemberType = typeof(EvidenceBodies))]
    public async Task What_was_accepted_is_ended_by_a_verdict_alone(
        string name, int status, BodyMeaning meaning, RunwareErrorCategory? category)
    {
        var state = new OperationState(new(Responses.TaskId(1)), Responses.NoSecrets, isAccepted: true);
        for (var response = 0; response < 20; response++)
        {
            state.Apply(_clock, EvidenceBodies.Json(name), status, archive: EvidenceBodies.Json("not found"), archiveStatus: 404);
            _clock.Advance(TimeSpan.FromSeconds(30));
        }

        await AssertMeaningAsync(new VideoOperation(state), meaning, category);
    }

    [Theory]
    [MemberData(nameof(EvidenceBodies.Polls), MemberType = typeof(EvidenceBodies))]
    public async Task In_the_archive_it_ends_what_it_ends_in_the_live_store(
        string name, int status, BodyMeaning meaning, RunwareErrorCategory? category)
    {
        var state = new OperationState(new(Responses.TaskId(1)), Responses.NoSecrets);
        var archive = Responses.Archive(
            Responses.TaskId(1), EvidenceBodies.Json(name), """{"taskType":"videoInference","positivePrompt":"…"}""");

        state.Apply(_clock, EvidenceBodies.Json("generic row"), 200, archive, status);
        state.Apply(_clock, EvidenceBodies.Json("generic row"), 200, archive, status);

        // An archived validation is the refusal of a submission, unless it is about an input that was fetched.
        var ends = meaning is BodyMeaning.Failed or BodyMeaning.Succeeded || name == "bad first frame";
        await AssertMeaningAsync(new VideoOperation(state), ends ? meaning : BodyMeaning.Nothing, category);
    }

    [Fact]
    public void A_providers_failure_that_is_nested_in_the_archive_is_final()
    {
        var state = new OperationState(new(Responses.TaskId(1)), Responses.NoSecrets);

        state.Apply(_clock, EvidenceBodies.Json("generic row"), archive: Responses.Archive(Responses.TaskId(1), """
            {"response":{"taskType":"x","errors":{"errorCode":"providerUnavailable","additionalDetails":{"responseStatusCode":502,
            "responseContent":"<html>","_provider":"x"}}},"connectionSessionUUID":"0e"}
            """));

        Assert.Equal((true, "providerUnavailable", "<html>"), (state.HasEnded, state.Failures[0].Code, state.Failures[0].ProviderMessage));
    }

    private static async Task AssertMeaningAsync(VideoOperation operation, BodyMeaning meaning, RunwareErrorCategory? category)
    {
        switch (meaning)
        {
            case BodyMeaning.Succeeded:
                Assert.Equal(ScriptedCall.VideoId(1), Assert.Single((await operation.WaitForCompletionAsync()).Videos).VideoId);
                break;
            case BodyMeaning.Failed or BodyMeaning.FailedIfRepeated:
                var exception = await Assert.ThrowsAsync<VideoGenerationFailedException>(() => operation.WaitForCompletionAsync());
                Assert.Equal(category, exception.Failures[0].Error.Category);
                Assert.Equal(operation.Id, exception.OperationId);
                Assert.Equal(VideoStatus.Error, operation.Status);
                break;
            default:
                Assert.False(operation.HasCompleted);
                Assert.Null(operation.Result);
                break;
        }
    }
}
