using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>What is really the case at the service, whatever it says.</summary>
internal sealed class Truth(RunwareEmulator emulator)
{
    private DateTimeOffset Now => emulator.State.Now;

    public int ChargesOf(Guid taskId) => emulator.Ledger.Find(taskId)?.Charges ?? 0;

    public int ChargedResultsOf(Guid taskId) => emulator.Ledger.Find(taskId)?.ChargedResults ?? 0;

    public bool WasSeen(Guid taskId) => emulator.Ledger.Find(taskId) is not null;

    public VideoTask? Find(Guid taskId) => emulator.State.Videos.Find(taskId);

    public bool IsAccepted(Guid taskId) => Find(taskId) is not null;

    public bool HasEnded(Guid taskId) => Find(taskId) is { } task && !task.IsRunning(Now);

    public bool NeverEnds(Guid taskId) => Find(taskId) is { FinishedAt: null };

    public IEnumerable<Guid> Successes(Guid taskId) =>
        Find(taskId)?.Items.Where(item => item.Failure is null && item.IsFinished(Now)).Select(item => item.VideoId) ?? [];

    public bool HasNoUrlYet(Guid taskId, Guid videoId) =>
        Find(taskId) is { Script: { } script } task && !script.HasUrl(task.Items.First(item => item.VideoId == videoId).FinishesAt!.Value, Now);

    /// <summary>Whether these are the bytes of the video: of any of its versions, but of one alone.</summary>
    public bool IsVideo(Guid videoId, ReadOnlySpan<byte> bytes)
    {
        if (emulator.State.Videos.FindVideo(videoId) is not { } video)
        {
            return false;
        }

        var head = VideoFile.Content(video).Head.Span;
        if (!bytes.StartsWith(head))
        {
            return false;
        }

        for (var revision = 0; revision <= video.Revision; revision++)
        {
            if (bytes[head.Length..].SequenceEqual(ClipTail.Create(video.Task.Order.Format, videoId, revision)))
            {
                return true;
            }
        }

        return false;
    }
}
