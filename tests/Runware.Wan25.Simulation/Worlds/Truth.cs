using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>What is really the case at the service, whatever it says.</summary>
internal sealed class Truth(RunwareEmulator emulator)
{
    private static readonly TimeSpan MaxUrlWait = TimeSpan.FromSeconds(30);

    private readonly DateTimeOffset _start = emulator.State.Now;

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

    /// <summary>Whether a store still tells what became of the task.</summary>
    public bool IsReachable(Guid taskId) => IsLive(taskId) || IsArchived(taskId);

    /// <summary>Whether it was made, and no store tells any more.</summary>
    public bool IsGone(Guid taskId) => IsAccepted(taskId) && !IsReachable(taskId);

    /// <summary>Whether getResponse still tells what became of the task.</summary>
    public bool IsLive(Guid taskId) =>
        Find(taskId) is { } task && (!task.IsArchived(Now) || task.Options.ArchivedTask == ArchivedTaskResponse.Kept);

    /// <summary>Whether the archive has the task, and not only its last refusal.</summary>
    public bool IsArchived(Guid taskId) => Find(taskId) is { } task && task.Options.Archive switch
    {
        TaskArchive.None => false,
        TaskArchive.LiveRow => true,
        _ => !task.Options.ArchiveKeepsLastResponse || task.Record.LastRefusal is not { } refusal || task.FinishedAt > refusal.At,
    };

    /// <summary>Whether the archive showed the refusal of a second order in place of the task, at least until the task ended.</summary>
    public bool WasHiddenByRefusal(Guid taskId) =>
        !IsArchived(taskId) || (Find(taskId) is { } task && task.Options.ArchiveKeepsLastResponse && task.Record.LastRefusal is not null);

    public IEnumerable<(string Code, string Message)> Failures(Guid taskId) =>
        Find(taskId)?.Items.Where(item => item.Failure is not null).Select(item => (item.Failure!.Code, item.Failure.Message)) ?? [];

    /// <summary>When getResponse began to tell the end of the task, on the world's clock; null if it has not, or never will.</summary>
    public TimeSpan? ToldAt(Guid taskId)
    {
        if (Find(taskId) is not { FinishedAt: { } end } task || end > Now)
        {
            return null;
        }

        var shown = task.AcceptedAt + (task.Faults?.HiddenFor ?? TimeSpan.Zero);
        return (end > shown ? end : shown) - _start;
    }

    /// <summary>How long a client waits for a URL, from the first row without one that it sees.</summary>
    public TimeSpan UrlGrace(Guid taskId) => Find(taskId)?.Faults?.UrlLateBy is null ? TimeSpan.Zero : MaxUrlWait;

    /// <summary>When getResponse began to show an accepted task, on the world's clock.</summary>
    public TimeSpan ShownAt(Guid taskId) => Find(taskId) is { } task ? task.AcceptedAt + HiddenFor(taskId) - _start : TimeSpan.Zero;

    /// <summary>How long after its acceptance the live store does not show the task.</summary>
    public TimeSpan HiddenFor(Guid taskId) => Find(taskId)?.Faults?.HiddenFor ?? TimeSpan.Zero;

    /// <summary>How many polls are told something else before.</summary>
    public int PollsBeforeTruth(Guid taskId) =>
        Find(taskId)?.Faults is { } faults ? faults.HiddenPolls + faults.TimedOutPolls + faults.BareFailures : 0;

    public bool HasNoUrlYet(Guid taskId, Guid videoId) =>
        Find(taskId) is { Faults: { } faults } task
        && Array.Find(task.Items, item => item.VideoId == videoId) is { FinishesAt: { } end }
        && !faults.HasUrl(end, Now);

    /// <summary>
    /// When both stores forget what became of an accepted task, on the world's clock; null where one keeps it, or it runs.
    /// </summary>
    public TimeSpan? ForgottenAt(Guid taskId) =>
        Find(taskId) is { FinishedAt: { } end } task && task.Options.ArchivedTask != ArchivedTaskResponse.Kept && !IsArchived(taskId)
            ? end + task.Options.LiveRetention - _start
            : null;

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
            if (bytes[head.Length..].SequenceEqual(ClipIdentityBox.Create(video.Task.Parameters.Format, videoId, revision)))
            {
                return true;
            }
        }

        return false;
    }
}
