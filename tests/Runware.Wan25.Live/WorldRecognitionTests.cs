using Runware.Wan25.Cli.CheckService;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Live;

/// <summary>The check tells the truth: whatever the service does, it says so, and where it cannot know, it says that.</summary>
public class WorldRecognitionTests
{
    /// <summary>Worlds by their differences from the defaults; together they have every value of every option.</summary>
    public static TheoryData<string> Worlds => new()
    {
        "",
        "documented",
        "UnknownTask=TaskNotFound, RunningRow=VideoInference, Rows=All, FailedPoll=ServerError, FailedPollHasStatus=false, "
            + "Batch=FailsTogether, Acknowledgement=Bare, TaskIdUniqueness=Forever, Conflict=HttpConflict, "
            + "CapacityRefusal=TooManyRequests, CapacityRetryAfter=2, "
            + "ArchivedFailure=Flat, UnknownDetails=TaskNotFoundWithoutData, BalanceAsNumber=true",
        "UnknownTask=EmptyData, FailedPoll=Ok, ChargesFailedResults=true, SuccessRowHasStatus=false, CostAsText=true, "
            + "Batch=OnlyFirst, Acknowledgement=Empty, "
            + "TaskIdUniqueness=Never, CapacityRefusal=Ok, CapacityRetryAfter=60, ArchiveKeepsRefusals=false, UnknownDetails=EmptyData",
        "Batch=Refused, Conflict=WithoutCode, CapacityRefusal=Overloaded, CapacityRetryAfter=2, ArchiveKeepsLastResponse=true, "
            + "UnknownDetails=GenericRow",
        "Batch=FailsAlone, Archive=LiveRow, ArchivedTask=Kept, CapacityRefusal=Overloaded, CapacityRetryAfter=0",
        "Archive=None, ArchivedTask=NotFound, LiveRetention=60, RunningRow=VideoInference, CapacityRefusal=BadRequest, "
            + "CapacityRetryAfter=0",
        "LiveRetention=0, ArchivedTask=NotFound, Acknowledgement=Bare",
        "LiveRetention=0, ArchivedTask=GenericRow, UnknownTask=TaskNotFound",
        "Archive=None, RunningRow=GetResponse, TaskIdUniqueness=Never, UnknownDetails=GenericRow",
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task A_world_is_recognized(string differences)
    {
        await using var world = new CheckedWorld(options => Apply(differences, options));

        // Room for what the check has running itself.
        world.World.MaxRunning = 3;
        ServiceCheckReport report = await world.CheckAsync(options => options with
        {
            Watch = WatchOf(differences),
            IncludesCapacity = true,
            MaxCost = 10,
        });

        Assert.True(report.IsComplete, string.Join('\n', report.Notes));
        foreach (Finding finding in report.Findings)
        {
            string truth = Truth(finding.Option, world.World);
            Assert.True(
                finding.Observed == truth
                    || (finding.Observed is null && MayBeMissed(finding.Option, world.World, WatchOf(differences)))
                    || IsAbout(finding, truth),
                $"{finding.Option} is {truth}, observed: {finding.Observed ?? "not"} ({finding.Evidence})");
        }
    }

    [Fact]
    public void The_worlds_have_every_value_of_every_option()
    {
        var seen = new HashSet<string>();
        foreach (string differences in Worlds)
        {
            var options = new RunwareEmulatorOptions();
            Apply(differences, options);
            seen.UnionWith(ServiceWorld.Options
                .Where(option => !MayBeMissed(option.Name, options, WatchOf(differences)))
                .Select(option => $"{option.Name}={option.Get(options)}"));
        }

        // A generation that takes no time is a world of its own, below.
        seen.Add("Acknowledgement=Finished");
        var all = ServiceWorld.Options.SelectMany(option => option.Values.Select(value => $"{option.Name}={value}"));
        Assert.Empty(all.Except(seen));
    }

    [Fact]
    public async Task A_video_that_is_finished_at_once_is_recognized()
    {
        await using var world = new CheckedWorld(options =>
            (options.Acknowledgement, options.GenerationTime) = (AcknowledgementShape.Finished, TimeRange.Exactly(TimeSpan.Zero)));

        ServiceCheckReport report = await world.CheckAsync();

        Assert.Equal("Finished", Of(report, nameof(RunwareEmulatorOptions.Acknowledgement)).Observed);
        Assert.Null(Of(report, nameof(RunwareEmulatorOptions.RunningRow)).Observed);
    }

    private static Finding Of(ServiceCheckReport report, string option) => report.Findings.Single(finding => finding.Option == option);

    private static void Apply(string differences, RunwareEmulatorOptions options)
    {
        if (differences == "documented")
        {
            ServiceWorld.Documented.ApplyTo(options);
            return;
        }

        foreach (string[] pair in differences.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')))
        {
            Assert.True(ServiceWorld.Options.Single(option => option.Name == pair[0]).TrySet(options, pair[1]), pair[0]);
        }
    }

    // An hour of watching tells everything, but takes its time; the others are not about it.
    private static TimeSpan WatchOf(string differences) => TimeSpan.FromMinutes(differences is "" or "documented" ? 70 : 3);

    private static string Truth(string option, RunwareEmulatorOptions world)
    {
        string value = ServiceWorld.Options.Single(one => one.Name == option).Get(world);
        return (option, world.CapacityRefusal, value) switch
        {
            (nameof(world.CapacityRetryAfter), CapacityRefusal.Overloaded, "none") => "60",
            (nameof(world.CapacityRetryAfter), not CapacityRefusal.Overloaded, "0") => "none",
            // In this world both look the same.
            (nameof(world.Batch), _, nameof(BatchBehavior.FailsTogether)) when world.FailedPoll == FailedPollStatus.Ok =>
                nameof(BatchBehavior.Complete),
            _ => value,
        };
    }

    /// <summary>The time of a change is only seen between two polls.</summary>
    private static bool IsAbout(Finding finding, string truth) =>
        finding.Option == nameof(RunwareEmulatorOptions.LiveRetention)
        && double.TryParse(finding.Observed, out double seen) && double.TryParse(truth, out double seconds) && Math.Abs(seen - seconds)
            <= Math.Max(10, seconds / 10);

    /// <summary>What nobody can see in a world.</summary>
    private static bool MayBeMissed(string option, RunwareEmulatorOptions world, TimeSpan watch)
    {
        bool forgets = world.LiveRetention == TimeSpan.Zero && world.ArchivedTask != ArchivedTaskResponse.Kept;
        bool isWhole = world.Archive == TaskArchive.Whole;
        return option switch
        {
            nameof(world.ArchivedFailure) or nameof(world.ArchiveKeepsRefusals) or nameof(world.ArchiveKeepsLastResponse) => !isWhole,
            nameof(world.LiveRetention) => world.ArchivedTask == ArchivedTaskResponse.Kept || world.LiveRetention > watch,
            nameof(world.ArchivedTask) => world.LiveRetention > watch,
            nameof(world.FailedPoll) or nameof(world.FailedPollHasStatus) or nameof(world.SuccessRowHasStatus) or nameof(
                world.CostAsText) => forgets,
            nameof(world.Batch) => forgets && world.Batch != BatchBehavior.Refused,
            nameof(world.ChargesFailedResults) => forgets || world.Archive == TaskArchive.None,
            nameof(world.Conflict) => world.TaskIdUniqueness == TaskIdUniqueness.Never,
            _ => false,
        };
    }
}
