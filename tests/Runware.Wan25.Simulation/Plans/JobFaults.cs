namespace Runware.Wan25.Simulation.Plans;

/// <summary>What goes wrong with the requests about one job: before and after acceptance, at any poll, at any byte of a download.</summary>
internal static class JobFaults
{
    private const int MaxDamagedCalls = 4;

    // The ten bytes before the end are of the result's own; everything before is shared, so that a cut there is where a mix-up would not
    // show.
    private const int MinFileLength = 29_746;

    private static readonly Effect[] SubmitEffects =
    [
        Effect.RefuseConnection, Effect.DropBefore, Effect.DropBefore, Effect.DropAfter, Effect.DropAfter, Effect.DropAfter, Effect.Html502,
        Effect.Html200,
        Effect.Html403, Effect.Status408, Effect.Status500, Effect.Status503, Effect.Status503RetryAfter, Effect.Throttle,
        Effect.ThrottleUntilDate,
        Effect.Html502After, Effect.Html200After, Effect.Status503After, Effect.Status408After, Effect.ServerErrorAfter,
        Effect.EmptyResponse,
        Effect.EmptyResponse,
        Effect.EmptyBody, Effect.DelayBefore, Effect.DelayAfter, Effect.DelayAfter, Effect.Cut, Effect.Shorten, Effect.Stall,
        Effect.EmptyErrors,
        Effect.UntaggedServerError, Effect.UntaggedOddError, Effect.ClearRefusal, Effect.Status401, Effect.Capacity400, Effect.Capacity200,
        Effect.Capacity429,
        Effect.Overloaded, Effect.ServerOverloaded, Effect.NeverPaid, Effect.GatewayTimeout,
    ];

    private static readonly Effect[] AskEffects =
    [
        Effect.RefuseConnection, Effect.DropBefore, Effect.DropAfter, Effect.Html502, Effect.Html200, Effect.Status408, Effect.Status500,
        Effect.Status503,
        Effect.Status503RetryAfter, Effect.Throttle, Effect.Status503After, Effect.EmptyBody, Effect.DelayBefore, Effect.DelayAfter,
        Effect.Cut, Effect.Shorten,
        Effect.Stall, Effect.EmptyErrors, Effect.UntaggedServerError, Effect.UntaggedOddError, Effect.TaggedServerError, Effect.Status400,
        Effect.Status401,
        Effect.Status403, Effect.FirstTaskOnly, Effect.Shuffle, Effect.Credits, Effect.Overloaded, Effect.ServerOverloaded,
        Effect.Unreadable,
        Effect.TaskNotFound, Effect.TaskNotFoundOk, Effect.TaskExpired, Effect.TaskCancelled, Effect.InvalidTaskId, Effect.Maintenance,
        Effect.GatewayTimeout,
    ];

    // What a look-up may say about an id that nobody has submitted: all of it proves nothing.
    private static readonly Effect[] UnclearEffects =
    [
        Effect.NotFoundOddCode, Effect.NoContent, Effect.PendingRow, Effect.InvalidTaskId, Effect.TaskExpired, Effect.Html200,
        Effect.EmptyErrors, Effect.TaskNotFoundOk,
        Effect.Status400, Effect.Maintenance,
    ];

    private static readonly Effect[] DownloadEffects =
    [
        Effect.RefuseConnection, Effect.DropBefore, Effect.Html502, Effect.Status503, Effect.Status404, Effect.Status410, Effect.Throttle,
        Effect.DelayBefore,
        Effect.Cut, Effect.Cut, Effect.Cut, Effect.Stall, Effect.IgnoreRange, Effect.ReplaceFile, Effect.WithoutLength, Effect.WeakETag,
        Effect.WithoutETag, Effect.SendHtml,
    ];

    public static IEnumerable<Fault> Of(long seed, JobPlan job, Weather weather)
    {
        var random = new SeededRandom(seed, "job faults", job.Number);
        if (weather == Weather.Fair)
        {
            return [.. Unclear(random, job), .. Generation(random, job, rate: 0.7).Where(fault => fault.Effect != Effect.NeverFinish)];
        }

        var rate = weather == Weather.Hostile ? 0.9 : 0.45;
        return
        [
            .. Some(random, FaultPoint.Submit, SubmitEffects, rate, 2.2),
            .. Some(random, FaultPoint.Poll, AskEffects, rate, 1.6),
            .. Some(random, FaultPoint.Details, AskEffects, rate / 2, 1.6),
            .. job.Attempts.Any(attempt => attempt.Download != DownloadMode.None)
                ? Some(random, FaultPoint.Download, DownloadEffects, rate, 2)
                : [],
            .. Generation(random, job, rate / 2),
        ];

        IEnumerable<Fault> Some(SeededRandom from, FaultPoint point, Effect[] effects, double chance, double spread)
        {
            List<Fault> faults = [];
            for (var count = 0; count < MaxDamagedCalls && from.Chance(chance); count++)
            {
                var first = from.Skewed(1, point == FaultPoint.Poll ? 12 : 4, spread);
                var effect = from.Pick<Effect>(effects);
                faults.Add(new Fault(point, effect)
                {
                    Job = job.Number,
                    TaskId = job.TaskId,
                    First = first,
                    Last = point != FaultPoint.Download && from.Chance(0.03) ? int.MaxValue : first + from.Skewed(0, 3, 3),
                    Amount = AmountOf(from, point, effect),
                });
            }

            return faults;
        }
    }

    private static double AmountOf(SeededRandom random, FaultPoint point, Effect effect) => effect switch
    {
        Effect.DelayBefore or Effect.DelayAfter => random.Pick(1, 4, 12, 40),
        Effect.Throttle or Effect.ThrottleUntilDate or Effect.Status503RetryAfter => random.Pick(1, 2, 10, 30, 2000),
        Effect.Cut or Effect.Stall when point == FaultPoint.Download =>
            random.Pick(0, random.Between(1, 20), random.Between(1, MinFileLength), MinFileLength + random.Between(0, 40)),
        Effect.Cut or Effect.Stall or Effect.Shorten => random.Between(0, 60),
        Effect.Overloaded or Effect.ServerOverloaded => random.Pick(0, 2, 60),
        _ => 0,
    };

    /// <summary>
    /// Unclear responses to the first look-ups of an id of the caller's own: they come before anything is submitted.
    /// </summary>
    private static IEnumerable<Fault> Unclear(SeededRandom random, JobPlan job)
    {
        if (job.Identity == JobIdentity.Fresh || job.Attempts.Count > 1 || !random.Chance(0.7))
        {
            return [];
        }

        var last = random.Between(1, 3);
        return new[] { FaultPoint.Poll, FaultPoint.Details }.Where(_ => random.Chance(0.7)).Select(point =>
            new Fault(point, random.Pick<Effect>(UnclearEffects)) { Job = job.Number, TaskId = job.TaskId, Last = last });
    }

    private static IEnumerable<Fault> Generation(SeededRandom random, JobPlan job, double rate)
    {
        if (!random.Chance(rate))
        {
            return [];
        }

        var failures = Enumerable.Range(1, job.Results)
            .Where(_ => random.Chance(0.4)).Select(result => (Effect.FailResult, (double)result));
        (Effect Effect, double Amount)[] effects = random.Between(1, 16) switch
        {
            1 => [(Effect.FailTask, 0)],
            2 or 3 => [.. failures],
            4 => [.. failures, (random.Pick(Effect.EmbeddedErrors, Effect.FlatErrors), 0)],
            5 => [(Effect.Take, random.Pick(0, 10, 200))],
            6 => [(Effect.AppearAfter, random.Pick(1, 5, 15, 60))],
            7 => [(Effect.AppearAfterPolls, random.Between(1, 5))],
            8 => [(Effect.UrlLate, random.Pick(1, 10, 29, 30, 60))],
            9 => [(random.Pick(Effect.NeverFinish, Effect.ReportQueued, Effect.NoUrl), 0)],
            10 or 11 => [(random.Pick(Effect.Moderation, Effect.ProviderFilter, Effect.SafetySystem), 0)],
            12 => [(Effect.BadFirstFrame, 0)],
            13 => [(Effect.TimeOutAtService, random.Between(1, 3))],
            14 => [(Effect.BareFailureFirst, random.Between(1, 3))],
            15 => [(Effect.BareFailureFirst, 1), (random.Pick(Effect.Moderation, Effect.ProviderFilter, Effect.BadFirstFrame), 0)],
            _ => [(Effect.FailTask, 0), (random.Pick(Effect.EmbeddedErrors, Effect.FlatErrors), 0)],
        };
        return effects.Select(
            effect => new Fault(FaultPoint.Generation, effect.Effect) { Job = job.Number, TaskId = job.TaskId, Amount = effect.Amount });
    }
}
