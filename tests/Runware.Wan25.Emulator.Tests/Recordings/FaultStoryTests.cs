using System.Text;

namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>A recording with many faults replays to the same result, and has no secrets.</summary>
public class FaultStoryTests
{
    private static readonly byte[] Frame =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes("the-first-frame-of-the-story"), .. new byte[200]];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_replay_ends_as_the_recording_did(int seed)
    {
        await using var rig = new RecordingRig(options => options.Seed = seed);
        AddFaults(rig.Emulator.Faults, seed);
        string recorded = await TellAsync(rig.RecordedClient(Hasten), rig.Clock, seed);

        (Wan25Client client, VirtualTimeProvider clock, RecordingReplay replay) = rig.Replayed(configure: Hasten);
        string replayed = await TellAsync(client, clock, seed);

        Assert.Equal(recorded, replayed);
        Assert.Equal("", string.Join('\n', replay.Differences));
        foreach (string secret in new[]
        {
            RecordingRig.ApiKey, "lighthouse", "blurry seagulls", "sig=", "the-first-frame", Convert.ToBase64String(Frame)[..32],
        })
        {
            Assert.DoesNotContain(secret, rig.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void Hasten(Wan25ClientOptions options) => options.CompletionTimeout = TimeSpan.FromMinutes(12);

    private static void AddFaults(FaultRules faults, int seed)
    {
        Action<FaultRules>[] submissions =
        [
            rules => rules.OnSubmit().Call(1).DropAfterAccepting(),
            rules => rules.OnSubmit().FirstCalls(2).Throttle(TimeSpan.FromSeconds(4)),
            rules => rules.OnSubmit().Call(2).RespondHtml(502),
            rules => rules.OnSubmit().FirstCalls(20).FailToConnect(),
            rules => rules.OnSubmit().FirstCalls(2).RefuseForCapacity(),
            rules => rules.OnSubmit().RefuseForCredits(),
            rules => rules.OnSubmit().Call(1).StallAtByte(5),
        ];
        Action<FaultRules>[] polls =
        [
            rules => rules.OnPoll().FirstCalls(3).RespondHtml(503),
            rules => rules.OnPoll().WithProbability(0.4).DropAfterAccepting(),
            rules => rules.OnPoll().FirstCalls(2).CutAtByte(20),
            rules => rules.OnPoll().FirstCalls(2).RefuseAsOverloaded(TimeSpan.FromSeconds(9)),
            rules => rules.OnPoll().FirstCalls(4).ShuffleRows(),
        ];
        Action<FaultRules>[] generations =
        [
            rules => rules.OnGeneration().ForOperation(1).FailResult(2, "providerError", "No luck with a lighthouse in a storm."),
            rules => rules.OnGeneration().ForOperation(2).FailByModeration(),
            rules => rules.OnGeneration().ForOperation(1).FailFirstFrame(),
            rules => rules.OnGeneration().ForOperation(2).NeverFinish(),
        ];
        submissions[seed % submissions.Length](faults);
        polls[seed % polls.Length](faults);
        generations[seed % generations.Length](faults);
    }

    /// <summary>Runs the same program each time: three orders at once. Returns how each ended, without what differs in each run.</summary>
    private static async Task<string> TellAsync(Wan25Client client, VirtualTimeProvider clock, int seed)
    {
        VideoRequest[] requests =
        [
            VideoRequest.FromText("A lighthouse in a storm").WithNegativePrompt("blurry seagulls").WithResults(1 + (seed % 3)).Build(),
            VideoRequest.FromImage(ImageInput.FromBytes(Frame, "image/png"), "The lighthouse by night").WithoutValidation().Build(),
            VideoRequest.FromText("A lighthouse at dawn").WithSeed(seed).Build(),
        ];
        string[] ends = await clock.RunAsync(Task.WhenAll(requests.Select(request => EndAsync(client, request))));
        return string.Join('\n', ends);
    }

    private static async Task<string> EndAsync(Wan25Client client, VideoRequest request)
    {
        try
        {
            return Describe(await client.GenerateAsync(request));
        }
        catch (VideoGenerationTimeoutException timeout)
        {
            return $"timeout {timeout.SubmissionState} {Describe(timeout.Partial)}";
        }
        catch (VideoGenerationFailedException failed)
        {
            return $"failed {failed.SubmissionState} {string.Join(", ", failed.Failures.Select(failure => failure.Error.Code))}";
        }
        catch (RunwareApiException refused)
        {
            return $"refused {refused.SubmissionState} {refused.Error.Code} {refused.Error.Category} {refused.StatusCode}";
        }
        catch (RunwareConnectionException lost)
        {
            return $"lost {lost.SubmissionState}";
        }
    }

    private static string Describe(VideoResult result) =>
        string.Join(
            ", ", result.Videos.OrderBy(video => video.VideoId)
                .Select(video => $"{video.VideoId} {video.Seed} {video.Cost} {video.Url?.AbsolutePath}"))
        + " / " + string.Join(", ", result.Failures.Select(failure => $"{failure.Error.Code} {failure.Error.Category}"));
}
