using Runware.Wan25.Simulation.Jobs;
using Runware.Wan25.Simulation.Plans;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// Watches in which order the calls of one client are let through to a service that has no room: who came first, and waits, goes before
/// whoever came later.
/// </summary>
internal sealed class SubmissionOrder(World world, ClientPlan client)
{
    // A client that is refused again and again asks less often, but every five minutes after the last thing that moved.
    private static readonly TimeSpan MaxIdleTime = TimeSpan.FromMinutes(10);

    private readonly List<Call> _calls = [];
    private readonly List<(Call Waiting, Call Other, TimeSpan At)> _overtaken = [];
    private TimeSpan _movedAt;

    private TimeSpan Now => world.Clock.Elapsed;

    /// <summary>
    /// Whether what arrives here is what the client sends by itself, with nothing in between that sends and receives more.
    /// </summary>
    private bool IsSeen => client.SeesSendings && client.Intermediary == Intermediary.None;

    /// <summary>Notes that a call begins: it has its place in the queue from now on.</summary>
    public void Begin(JobRun job, SubmissionTrail trail) => _calls.Add(new Call(job, trail));

    public void End(SubmissionTrail trail)
    {
        if (Of(trail) is { } call)
        {
            CheckWait(call);
            call.End();
        }
    }

    public void Sending(SubmissionTrail? trail, bool isSubmit)
    {
        Check();
        if (Of(trail) is not { } call)
        {
            return;
        }

        CheckWait(call);
        call.Send(Now);
        _movedAt = isSubmit ? Now : _movedAt;
        if (isSubmit && IsSeen)
        {
            _overtaken.AddRange(_calls.TakeWhile(other => other != call)
                .Where(other => other.WaitsSince < call.BusySince)
                .Select(other => (other, call, Now)));
        }
    }

    public void Received(SubmissionTrail? trail, bool isRefusedForRoom, bool isWhole = true)
    {
        if (Of(trail) is { } call)
        {
            _movedAt = Now;
            call.Receive(Now, isRefusedForRoom, isWhole);
        }
    }

    /// <summary>Reports who was overtaken, unless it went out, or gave up, at that very moment too.</summary>
    public void Check()
    {
        if (_overtaken.Count == 0 || _overtaken[0].At == Now)
        {
            return;
        }

        foreach (var (waiting, other, at) in _overtaken.Where(pair => pair.Waiting.LastActive < pair.At))
        {
            world.Report(
                Invariant.FirstComeFirstServed,
                $"client {client.Number}: job {other.Job.Plan.Number} was sent at {at.TotalSeconds} s, before job "
                    + $"{waiting.Job.Plan.Number}, which came earlier and waits since {waiting.LastActive.TotalSeconds} s");
        }

        _overtaken.Clear();
    }

    /// <summary>Those who wait go one by one; but while there is room, one of them goes.</summary>
    private void CheckWait(Call call)
    {
        if (world.Plan.IsSmooth && IsSeen && call.WaitsSince is { } waits && world.RoomSince is { } room
            && Now - new[] { waits, room, _movedAt }.Max() is var idle && idle > MaxIdleTime)
        {
            world.Report(
                Invariant.NothingStarves,
                $"client {client.Number}: job {call.Job.Plan.Number} waited for room for {idle.TotalSeconds} s in which there was some");
        }
    }

    private Call? Of(SubmissionTrail? trail) => trail is null ? null : _calls.Find(call => call.Trail == trail);

    private sealed class Call(JobRun job, SubmissionTrail trail)
    {
        private bool _isWaiting;
        private bool _isReading;
        private int _openRequests;

        public JobRun Job => job;

        public SubmissionTrail Trail => trail;

        /// <summary>When it last sent, received, or ended.</summary>
        public TimeSpan LastActive { get; private set; } = job.World.Clock.Elapsed;

        /// <summary>Since when it has sent one request right after the other; so it was let through at that time at the earliest.</summary>
        public TimeSpan BusySince { get; private set; }

        /// <summary>Since when it waits for room.</summary>
        public TimeSpan? WaitsSince => _isWaiting ? LastActive : null;

        public void Send(TimeSpan now)
        {
            // After a time limit the next request may arrive before it is seen that the one before was given up.
            BusySince = now > LastActive && !_isReading && _openRequests == 0 ? now : BusySince;
            LastActive = now;
            _isWaiting = false;
            _isReading = false;
            _openRequests++;
        }

        public void Receive(TimeSpan now, bool isRefusedForRoom, bool isWhole)
        {
            // It may read what is left for as long as its time limit allows, and then goes on in the same turn.
            _isReading = !isWhole;
            _openRequests = Math.Max(0, _openRequests - 1);
            LastActive = now;
            _isWaiting = isRefusedForRoom;
        }

        public void End()
        {
            LastActive = job.World.Clock.Elapsed;
            _isWaiting = false;
        }
    }
}
