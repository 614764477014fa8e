using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>What the rows of one answer say about results that are in the making.</summary>
internal struct RunningRows
{
    private const int MaxStatusLength = 64;

    private int _percentSum;
    private int _percentCount;

    public int Count { get; private set; }

    /// <summary>The last status seen; it outlasts the answer.</summary>
    public VideoStatus Status { get; private set; }

    public void Begin() => this = new() { Status = Status };

    public void Observe(TaskRow row, Secrets secrets)
    {
        Count++;
        Status = row.IsError || row.Status.Is("processing"u8) || row.Status.Text() is not { Length: > 0 } text
            ? VideoStatus.Processing
            : new VideoStatus(secrets.Clean(text, MaxStatusLength));
        if (row.Percent is { } percent)
        {
            _percentSum += percent;
            _percentCount++;
        }
    }

    /// <summary>Takes in a result that has ended, or has all but its URL.</summary>
    public void ObserveEnded(bool isComplete = true)
    {
        Count += isComplete ? 0 : 1;
        Status = Status == VideoStatus.Unknown ? VideoStatus.Processing : Status;
    }

    /// <summary>Takes the rows that run as saying nothing.</summary>
    public void Disregard() => Begin();

    /// <summary>The mean progress of those that tell it and those that are done.</summary>
    /// <param name="videos">The number of videos.</param>
    public readonly int? Percent(int videos) => _percentCount == 0 ? null : (_percentSum + (100 * videos)) / (_percentCount + videos);
}
