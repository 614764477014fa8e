namespace Runware.Wan25.Simulation.Crashes;

/// <summary>
/// The program that is killed: submits or joins, waits, downloads, and ends with 0 when its files are there. It keeps nothing but its
/// journal and its files.
/// </summary>
internal static class CrashWorker
{
    public const string Command = "crash-worker";

    private const int Results = 2;

    /// <summary>The command: endpoint, folder, key, variant.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (endpoint, folder, key, variant) = (new Uri(arguments[0]), arguments[1], arguments[2], Enum.Parse<CrashVariant>(arguments[3]));
        var journal = Path.Combine(folder, "journal");
        using var client = new Wan25Client(new Wan25ClientOptions
        {
            ApiKey = "crash-key",
            Endpoint = endpoint,
            Polling =
            {
                FirstDelay = TimeSpan.FromMilliseconds(20),
                MinDelay = TimeSpan.FromMilliseconds(20),
                MaxDelay = TimeSpan.FromMilliseconds(50),
            },
            Retry = { MaxAttempts = 2, BaseDelay = TimeSpan.FromMilliseconds(20), MaxDelay = TimeSpan.FromMilliseconds(50) },
            OnSubmitting = (id, _) => WriteJournalAsync(journal, id),
        });
        var request = VideoRequest.FromText("A lighthouse that goes dark").WithResults(Results).Build();
        var result = variant is CrashVariant.Key or CrashVariant.TwoProcesses
            ? await client.GenerateAsync(request.ToBuilder().WithIdempotencyKey("crash", key).Build())
            : await FromJournalAsync(client, request, journal);
        foreach (var video in result.Videos)
        {
            await client.DownloadAsync(video, Path.Combine(folder, $"{video.VideoId:D}.mp4"));
        }

        return result.Videos.Count == Results ? 0 : 2;
    }

    private static async Task<VideoResult> FromJournalAsync(Wan25Client client, VideoRequest request, string journal)
    {
        try
        {
            // Whether the life before this one got as far as sending is not known. Joining under its id is right either way.
            return File.Exists(journal)
                ? await client.GenerateAsync(Joining(request, VideoOperationId.Parse(await File.ReadAllTextAsync(journal))))
                : await client.GenerateAsync(request);
        }
        catch (RunwareException e) when (e is { SubmissionState: SubmissionState.Unknown, OperationId: not null })
        {
            return await client.GenerateAsync(Joining(request, e.OperationId.Value));
        }
    }

    private static VideoRequest Joining(VideoRequest request, VideoOperationId id) => request.ToBuilder().WithTaskId(id.TaskId).Build();

    /// <summary>A journal that is there is whole: written aside and renamed.</summary>
    private static async ValueTask WriteJournalAsync(string journal, VideoOperationId id)
    {
        var draft = $"{journal}.{Environment.ProcessId}";
        await File.WriteAllTextAsync(draft, id.ToString());
        File.Move(draft, journal, overwrite: true);
    }
}
