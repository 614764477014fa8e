using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Cli.CheckService;
using Runware.Wan25.Cli.Output;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Live;

/// <summary>What a check spends, what it says about the client's guarantees, and what it leaves behind.</summary>
public class ServiceCheckTests
{
    private const string Error = """{"errors":[{"code":"serviceUnavailable","message":"Try again."}]}""";

    [Fact]
    public async Task The_default_check_pays_for_one_order_within_its_limit()
    {
        await using var world = new CheckedWorld();

        ServiceCheckReport report = await world.CheckAsync();

        Assert.True(report.IsComplete);
        Assert.InRange(report.SpentAtMost, 0.9m, 2m);
        Assert.True(report.SpentAtMost >= world.Emulator.Ledger.Amount, $"{world.Emulator.Ledger.Amount} was spent");
        Assert.Equal(world.Emulator.Ledger.Amount, report.BalanceChange);
        Assert.All(
            report.Findings.Where(finding => finding.Observed is not null),
            finding => Assert.True(finding.AgreesWithDefault, finding.Option));
    }

    [Fact]
    public async Task What_was_observed_makes_an_emulator_that_behaves_so()
    {
        await using var world = new CheckedWorld(options => ServiceWorld.Documented.ApplyTo(options));

        ServiceCheckReport report = await world.CheckAsync();
        Finding finding = report.Findings.Single(one => one.Option == nameof(RunwareEmulatorOptions.UnknownTask));

        Assert.Equal(("--unknown-task empty-data", "UnknownTask = UnknownTaskResponse.EmptyData"), (finding.CommandLine, finding.CSharp));
        Assert.Equal(false, finding.AgreesWithDefault);
        Assert.Contains("--unknown-task empty-data", ReportText.Write(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1", 0)]
    [InlineData("1", 1)]
    [InlineData("1.5", 3)]
    public async Task An_order_above_the_limit_is_not_sent(string limit, int orders)
    {
        await using var world = new CheckedWorld();

        ServiceCheckReport report = await world.CheckAsync(
            options => options with { MaxCost = decimal.Parse(limit, CultureInfo.InvariantCulture) });

        Assert.Equal(orders, report.Orders.Count);
        Assert.InRange(report.SpentAtMost, world.Emulator.Ledger.Amount, decimal.Parse(limit, CultureInfo.InvariantCulture));
        Assert.Contains(report.Findings, finding => finding.Observed is null);
        Assert.NotNull(report.Findings.Single(finding => finding.Option == nameof(RunwareEmulatorOptions.UnknownTask)).Observed);
    }

    [Fact]
    public async Task A_key_that_is_refused_ends_it_before_anything_is_ordered()
    {
        await using var world = new CheckedWorld(options => options.ApiKey = "another");

        ServiceCheckReport report = await world.CheckAsync();

        Assert.False(report.IsComplete);
        Assert.All(report.Findings, finding => Assert.Null(finding.Observed));
        Assert.Equal(0, world.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task An_interrupted_check_reports_what_it_ordered()
    {
        await using var world = new CheckedWorld(options => options.GenerationTime = TimeRange.Exactly(TimeSpan.FromHours(1)));
        using var ctrlC = new CancellationTokenSource(TimeSpan.FromMinutes(2), world.Clock);

        ServiceCheckReport report = await world.CheckAsync(cancellationToken: ctrlC.Token);

        Assert.False(report.IsComplete);
        Assert.Contains(report.Orders, order => order.Purpose.StartsWith("the video", StringComparison.Ordinal));
        Assert.All(
            report.Orders.Select(order => order.Id),
            id => Assert.Contains(id.ToString(), File.ReadAllText(world.Recording), StringComparison.Ordinal));
        Assert.Equal(
            "GetResponse", report.Findings.Single(finding => finding.Option == nameof(RunwareEmulatorOptions.RunningRow)).Observed);
    }

    [Theory]
    [InlineData("TaskIdUniqueness", "Forever", "An order whose response is lost is paid once", ClientGuarantee.Holds)]
    [InlineData("Archive", "Whole", "A video stays reachable by its id", ClientGuarantee.Holds)]
    [InlineData("Batch", "OnlyFirst", "One request polls all running videos", ClientGuarantee.Weaker)]
    [InlineData("Archive", "None", "A video stays reachable by its id", ClientGuarantee.Weaker)]
    public async Task The_guarantees_follow_from_what_was_seen(string option, string value, string guarantee, string status)
    {
        await using var world = new CheckedWorld(options => ServiceWorld.Options.Single(one => one.Name == option).TrySet(options, value));

        ServiceCheckReport report = await world.CheckAsync();

        Assert.Equal(status, report.Guarantees.Single(one => one.Name == guarantee).Status);
    }

    [Fact]
    public async Task A_service_at_which_an_order_can_be_paid_twice_is_called_so()
    {
        await using var world = new CheckedWorld(options =>
            (options.TaskIdUniqueness, options.Archive, options.RunningRow) =
                (TaskIdUniqueness.Never, TaskArchive.None, RunningRowTaskType.GetResponse));

        ServiceCheckReport report = await world.CheckAsync();

        var paidOnce = report.Guarantees.Single(one => one.Name.Contains("paid once", StringComparison.Ordinal));
        Assert.Equal(ClientGuarantee.Fails, paidOnce.Status);
    }

    [Fact]
    public async Task A_refusal_for_lack_of_room_says_nothing_about_ids()
    {
        await using var world = new CheckedWorld(options => options.MaxRunning = 1);

        ServiceCheckReport report = await world.CheckAsync();

        Assert.Equal(
            "BadRequest", report.Findings.Single(finding => finding.Option == nameof(RunwareEmulatorOptions.CapacityRefusal)).Observed);
        Assert.Null(report.Findings.Single(finding => finding.Option == nameof(RunwareEmulatorOptions.FailedPoll)).Observed);
    }

    [Fact]
    public async Task The_report_is_one_json_object_and_nothing_contains_the_key()
    {
        await using var world = new CheckedWorld();

        ServiceCheckReport report = await world.CheckAsync();
        string json = CliOutput.ToJson(report, ServiceCheckJsonContext.Default.ServiceCheckReport);

        Assert.Equal(ServiceWorld.Options.Count, JsonDocument.Parse(json).RootElement.GetProperty("findings").GetArrayLength());
        Assert.DoesNotContain("rw-the-key", json + File.ReadAllText(world.Recording), StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", json + ReportText.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_twice()
    {
        await using var world = new CheckedWorld();
        world.Emulator.Faults.OnSubmit().FromCall(2).DropAfterAccepting();

        ServiceCheckReport report = await world.CheckAsync();

        Assert.Equal(report.Orders.Count, report.Orders.DistinctBy(order => order.Purpose).Count());
        Assert.Contains(report.Orders, order => order.Outcome.StartsWith("no response", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, Error)]
    [InlineData(3, "")]
    [InlineData(3, Error)]
    [InlineData(4, Error)]
    [InlineData(5, "")]
    [InlineData(5, Error)]
    public async Task An_order_that_a_failing_service_may_have_accepted_counts(int firstCall, string body)
    {
        await using var world = new CheckedWorld();
        world.Emulator.Faults.OnSubmit().FromCall(firstCall).RespondAfterAccepting(503, body);

        ServiceCheckReport report = await world.CheckAsync();

        var uncertain = report.Orders.Where(order => order.IsUncertain).ToList();
        Assert.NotEmpty(uncertain);
        Assert.All(uncertain, order => Assert.False(order.IsRefused));
        Assert.All(uncertain, order => Assert.DoesNotContain("ended", order.Outcome, StringComparison.Ordinal));
        Assert.True(report.SpentAtMost >= world.Emulator.Ledger.Amount, $"{world.Emulator.Ledger.Amount} was spent");
    }
}
