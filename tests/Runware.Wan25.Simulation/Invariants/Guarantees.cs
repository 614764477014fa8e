using Runware.Wan25.Emulator;
using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>
/// The guarantees, and the worlds in which no client could give them. What is not listed holds in every world, whatever goes wrong in it.
/// </summary>
internal static class Guarantees
{
    // Within this after the end of a job, plus the time between polls, those who wait for it know.
    public static readonly TimeSpan News = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, Func<RunwareEmulatorOptions, JobRun, bool>> NotKept = new()
    {
        // The service takes a used id again, and neither store showed that it was used to the one who looked, or a handler below the client
        // sent it twice.
        [Invariant.PaidOnce] = (service, job) => service.TaskIdUniqueness != TaskIdUniqueness.Forever && job.HasOneId && !job.WasCareless,

        // Two generations under one id: which of them a response shows is the service's choice.
        [Invariant.NoEarlyEnd] = (_, job) => job.WasPaidTwice,

        // The same; or the service forgot the rest before it was told.
        [Invariant.DeliveredOnce] = (_, job) => job.WasPaidTwice || job.World.Truth.IsGone(job.Plan.TaskId),

        // The service forgot it: the live store does not keep it, and the archive holds nothing, or the last refusal.
        [Invariant.NothingLost] = (_, job) => job.WasPaidTwice || !job.World.Truth.IsReachable(job.Plan.TaskId),

        // It may be gone from the live store before somebody asks, or there is no saying that it was accepted at all.
        [Invariant.NothingUnasked] = (service, job) => job.WasPaidTwice || ForgetsAtOnce(service, job) || AcknowledgesNothing(service),
        [Invariant.ToldInTime] = (service, job) => job.WasPaidTwice || ForgetsAtOnce(service, job),

        // No archive, nobody's word for the number that was ordered; or it showed a refused second order, with that one's number, to the
        // one who looked.
        [Invariant.CountIsRight] = (service, job) =>
            service.Archive != TaskArchive.Whole || job.WasPaidTwice || job.World.Truth.WasHiddenByRefusal(job.Plan.TaskId),
    };

    public static bool IsKept(string invariant, JobRun job) =>
        !NotKept.TryGetValue(invariant, out var exception) || !exception(job.World.Options, job);

    private static bool ForgetsAtOnce(RunwareEmulatorOptions service, JobRun job) =>
        service.ArchivedTask != ArchivedTaskResponse.Kept
            && service.LiveRetention - job.World.Truth.HiddenFor(job.Plan.TaskId) < job.World.TimeToTell(job.Plan.TaskId);

    private static bool AcknowledgesNothing(RunwareEmulatorOptions service) => service.Acknowledgement == AcknowledgementShape.Empty;
}
