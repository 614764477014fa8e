using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Watches the reports of one call: the first brings the id before anything is sent, and no video is taken back.</summary>
internal sealed class ProgressChecker(JobRun job, string name, bool submits, int? throwsAt) : IProgress<VideoProgress>
{
    private bool _hasBegun;
    private int _completed;
    private int _reports;

    public void Report(VideoProgress value)
    {
        var isFresh = submits && job.Plan.Identity == JobIdentity.Fresh;
        if (!_hasBegun && isFresh && job.World.Truth.WasSeen(value.OperationId.TaskId))
        {
            job.Report(Invariant.IdBeforeByte, $"{name}: the service saw the task before the caller saw the id");
        }

        if (value.OperationId.TaskId != job.Plan.TaskId
            || value.Completed < _completed
            || (value.Completed > value.Expected && job.HasOneBody && !job.WasPaidTwice))
        {
            job.Report(
                Invariant.IdBeforeByte,
                $"{name}: progress of {value.OperationId} from {_completed} to {value.Completed} of {value.Expected}");
        }

        _hasBegun = true;
        _completed = value.Completed;
        if (++_reports == throwsAt)
        {
            throw new InvalidOperationException("A caller's own mistake.");
        }
    }
}
