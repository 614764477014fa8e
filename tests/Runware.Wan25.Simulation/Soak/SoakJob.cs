using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>One logical request and those who want its videos.</summary>
internal sealed class SoakJob(int worker, int number, Guid? ownId, int results)
{
    private static readonly AsyncLocal<SoakJob?> Ambient = new();

    private readonly object _gate = new();
    private readonly HashSet<Guid> _ids = ownId is { } id ? [id] : [];
    private readonly HashSet<VideoOperationId> _known = [];

    /// <summary>The job on whose behalf the calling code acts.</summary>
    public static SoakJob Current => Ambient.Value ?? throw new InvalidOperationException("Something is submitted on behalf of no job.");

    public string Name => $"job {worker}.{number}";

    public Guid? OwnId => ownId;

    public int Results => results;

    /// <summary>How many callers submit it; all of them under its own id where it is more than one.</summary>
    public required int Submitters { get; init; }

    /// <summary>Whether some caller was handed everything that was made.</summary>
    public bool IsDelivered { get; private set; }

    /// <summary>Every task id under which anything may have been sent.</summary>
    public IReadOnlyList<Guid> Ids
    {
        get
        {
            lock (_gate)
            {
                return [.. _ids];
            }
        }
    }

    /// <summary>The ids that callers were given, by a handle or by an exception.</summary>
    public IReadOnlyList<VideoOperationId> KnownIds
    {
        get
        {
            lock (_gate)
            {
                return [.. _known];
            }
        }
    }

    public static SoakJob Of(SeededRandom random, int worker, int number)
    {
        Guid? ownId = random.Chance(0.4) ? random.Uuid() : null;
        return new SoakJob(worker, number, ownId, random.Pick(1, 1, 1, 2, 4)) { Submitters = ownId is null ? 1 : random.Pick(1, 2, 3) };
    }

    public void BecomeCurrent() => Ambient.Value = this;

    public void Announce(VideoOperationId announced)
    {
        lock (_gate)
        {
            _ids.Add(announced.TaskId);
        }
    }

    public void Learn(VideoOperationId? known)
    {
        if (known is { } value)
        {
            lock (_gate)
            {
                _known.Add(value);
            }
        }
    }

    public void Deliver() => IsDelivered = true;

    public VideoRequest Request()
    {
        var builder = VideoRequest.FromText($"The video of {Name}").WithResults(results);
        return (ownId is { } id ? builder.WithTaskId(id) : builder).Build();
    }
}
