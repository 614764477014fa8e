using System.Text.RegularExpressions;
using Runware.Wan25.Cli.CheckService;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Live;

/// <summary>A service that is none of those that the emulator can be is not taken for one of them.</summary>
public class MixedWorldTests
{
    private const string Row = """{"taskType":"getResponse","taskUUID":"ID","status":"processing"}""";

    /// <summary>What the service does differently, the option that then fits nothing, and how it does it.</summary>
    private static readonly (string Mixture, string Option, Func<Func<Exchange, Exchange>> Mix)[] All =
    [
        ("a generic row beside not-found", "UnknownTask", () => On(IsFirstPoll(), a =>
            Of(a, $$"""{"data":[{{Row}}],"errors":[{"code":"taskNotFound","taskUUID":"ID"}]}"""))),
        ("two generic rows", "UnknownTask", () => On(IsFirstPoll(), a => a.Rewrite(@"\[(\{.*?\})\]", "[$1,$1]"))),
        ("a generic row of another status", "UnknownTask", () => On(IsFirstPoll(), a => a.Replace("processing", "queued"))),
        ("a generic row under HTTP 500", "UnknownTask", () => On(IsFirstPoll(), a => a with { Status = 500 })),
        ("not-found in the archive under HTTP 400", "UnknownDetails", () =>
            On(a => a is { IsArchive: true, Status: 404 }, a => a with { Status = 400 })),
        ("real and generic rows by turns", "RunningRow", () => On(Every(3, IsRunning), a => a.Replace("videoInference", "getResponse"))),
        ("real and generic rows at once", "RunningRow", () => On(IsRunning, a => a.Rewrite("videoInference", "getResponse", 1))),
        ("all rows and one by turns", "Rows", () => On(Every(3, IsRunning), a => a.Rewrite(@"\[(\{[^}]*\}),.*\]", "[$1]"))),
        ("one finished row without a status", "SuccessRowHasStatus", () => On(a => a.IsPoll, a =>
            a with { Body = new Regex("\"status\":\"success\",?").Replace(a.Body, "", 1) })),
        ("one cost as text", "CostAsText", () => On(a => a.IsPoll, a => a.Rewrite("\"cost\":([0-9.]+)", "\"cost\":\"$1\"", 1))),
        ("an acknowledgement with another status", "Acknowledgement", () => On(a => a.IsOrder, a => a.Replace("processing", "queued"))),
        ("an acknowledgement about another task", "Acknowledgement", () => On(a => a is { IsOrder: true, Status: 200 }, a =>
            a.Replace(IdIn(a.Request), Guid.NewGuid().ToString()))),
        ("failures under 400 and 200 by turns", "FailedPoll", () => On(Every(2, IsFailure), a => a with { Status = 200 })),
        ("failures with and without a status at once", "FailedPollHasStatus", () => On(IsFailure, a =>
            a.Rewrite("\"errors\":\\[(.*)(,\"status\":\"error\")(.*)\\]", "\"errors\":[$1$2$3,$1$3]"))),
        ("a conflict under HTTP 422", "Conflict", () => On(IsConflict, a => a with { Status = 422 })),
        ("a conflict beside another error", "Conflict", () =>
            On(IsConflict, a => a.Replace("\"errors\":[", "\"errors\":[{\"code\":\"oddity\"},"))),
        ("a failure in a batch hidden by a generic row", "Batch", () => On(IsBatch, a =>
            (a with { Status = 200, Body = Regex.Replace(a.Body, "\"errors\":\\[.*\\]", "\"errors\":[]") })
                .Replace("\"data\":[", $"\"data\":[{WithId(Row, IdOfFailure(a))},"))),
        ("a batch that is refused in one order", "Batch", () =>
            On(Every(2, IsBatch), a => a with { Status = 400, Body = """{"errors":[{"code":"tooMany"}]}""" })),
        ("an archive entry without the videos", "Archive", () => On(a => a.IsArchive, a => a.Rewrite("\"video(UUID|URL)\"", "\"file$1\""))),
        ("an archived failure in both shapes", "ArchivedFailure", () => On(a => a.IsArchive, a =>
            a.Replace("\"response\":{\"response\"", "\"response\":{\"errors\":[{\"code\":\"x\"}],\"response\""))),
        ("a balance as text", "BalanceAsNumber", () => On(a => a.Body.Contains("\"balance\"", StringComparison.Ordinal), a =>
            a with { Body = Regex.Replace(a.Body, "\"balance\":\\{[^}]*\\}", "\"balance\":\"12.50 USD\"") })),
    ];

    public static TheoryData<string> Mixtures => new(All.Select(one => one.Mixture));

    [Theory]
    [MemberData(nameof(Mixtures))]
    public async Task A_mixture_fits_no_option(string mixture)
    {
        (_, string option, Func<Func<Exchange, Exchange>> mix) = All.Single(one => one.Mixture == mixture);
        await using var world = new CheckedWorld(options => Configure(option, options)) { Mix = mix() };

        ServiceCheckReport report = await world.CheckAsync();

        Finding finding = report.Findings.Single(one => one.Option == option);
        Assert.True(finding.Observed is null, $"{option} was taken for {finding.Observed}: {finding.Evidence}");
        Assert.Contains("no option fits", finding.Evidence, StringComparison.Ordinal);
        Assert.True(report.IsComplete);
    }

    [Theory]
    [InlineData("""{"errors":[{"code":"rateLimitExceeded","taskUUID":"ID"}]}""", 429)]
    [InlineData("""{"errors":[{"code":"failedTaskTimeout","taskUUID":"ID"}]}""", 504)]
    [InlineData("""{"errors":[{"code":"insufficientCredits","taskUUID":"ID"}]}""", 402)]
    [InlineData("""{"data":[{"taskUUID":"ID","status":"failed"}]}""", 200)]
    public async Task What_is_said_once_and_proves_nothing_changes_nothing(string body, int status)
    {
        await using var world = new CheckedWorld { Mix = On(Once(IsRunning), a => Of(a, body) with { Status = status }) };

        ServiceCheckReport report = await world.CheckAsync();

        Assert.True(report.IsComplete);
        Assert.All(report.Findings, finding => Assert.True(finding.AgreesWithDefault ?? true, finding.Option));
        Assert.DoesNotContain(report.Notes, note => note.Contains("did not", StringComparison.Ordinal));
        Assert.Equal("BadRequest", report.Findings.Single(one => one.Option == nameof(RunwareEmulatorOptions.FailedPoll)).Observed);
    }

    [Fact]
    public async Task A_failure_is_understood_in_any_letter_case()
    {
        await using var world = new CheckedWorld
        {
            Mix = On(IsFailure, a => Of(a, """{"data":[{"taskUUID":"ID","status":"FAILED"}]}""") with { Status = 200 }),
        };

        ServiceCheckReport report = await world.CheckAsync();

        Finding finding = report.Findings.Single(one => one.Option == nameof(RunwareEmulatorOptions.FailedPoll));
        Assert.True(finding.Observed == "Ok", finding.Evidence);
    }

    [Fact]
    public async Task A_used_id_that_is_only_acknowledged_is_not_called_taken_again()
    {
        var taken = new Dictionary<string, Exchange>();
        await using var world = new CheckedWorld
        {
            Instead = request =>
                request.Contains("videoInference", StringComparison.Ordinal) ? taken.GetValueOrDefault(IdIn(request)) : null,
        };
        world.Mix = On(a => a is { IsOrder: true, Status: 200 }, a => taken[IdIn(a.Request)] = a);

        ServiceCheckReport report = await world.CheckAsync(options => options with { MaxCost = 5 });

        Finding finding = report.Findings.Single(one => one.Option == nameof(RunwareEmulatorOptions.TaskIdUniqueness));
        Assert.True(finding.Observed is null, $"{finding.Observed}: {finding.Evidence}");
        Assert.Contains("nothing shows that another video is made", finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_on_the_caller_is_no_refusal_of_batches()
    {
        await using var world = new CheckedWorld
        {
            Mix = On(Once(IsBatch), a => a with { Status = 429, Body = """{"errors":[{"code":"rateLimitExceeded"}]}""" }),
        };

        ServiceCheckReport report = await world.CheckAsync();

        Assert.NotEqual("Refused", report.Findings.Single(one => one.Option == nameof(RunwareEmulatorOptions.Batch)).Observed);
    }

    [Fact]
    public async Task Money_that_nobody_can_account_for_says_nothing_about_failures()
    {
        await using var world = new CheckedWorld();
        world.Mix = On(Once(IsFailure), a =>
        {
            world.Emulator.Ledger.AddCredit(-0.11m);
            return a;
        });

        ServiceCheckReport report = await world.CheckAsync();

        Finding finding = report.Findings.Single(one => one.Option == nameof(RunwareEmulatorOptions.ChargesFailedResults));
        Assert.Null(finding.Observed);
        Assert.Contains("no option fits", finding.Evidence, StringComparison.Ordinal);
    }

    // Long enough for several looks at rows that say what they are.
    private static void Configure(string option, RunwareEmulatorOptions options)
    {
        options.GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(30));
        if (option is "RunningRow" or "Rows")
        {
            (options.RunningRow, options.Rows) = (RunningRowTaskType.VideoInference, RowVisibility.All);
        }
    }

    private static Func<Exchange, Exchange> On(Func<Exchange, bool> applies, Func<Exchange, Exchange> change) =>
        exchange => applies(exchange) ? change(exchange) : exchange;

    private static Exchange Of(Exchange exchange, string body) =>
        exchange with { Body = WithId(body, IdIn(exchange.Request)) };

    private static string WithId(string json, string id) => json.Replace("\"ID\"", $"\"{id}\"", StringComparison.Ordinal);

    private static Func<Exchange, bool> Every(int interval, Func<Exchange, bool> applies)
    {
        int seen = 0;
        return exchange => applies(exchange) && ++seen % interval == 0;
    }

    private static Func<Exchange, bool> Once(Func<Exchange, bool> applies)
    {
        int seen = 0;
        return exchange => applies(exchange) && ++seen == 1;
    }

    private static Func<Exchange, bool> IsFirstPoll() => Once(exchange => exchange.IsPoll);

    private static bool IsRunning(Exchange exchange) =>
        exchange is { IsPoll: true, Status: 200 } && !IsBatch(exchange) && exchange.Body.Contains("processing", StringComparison.Ordinal);

    private static bool IsFailure(Exchange exchange) => exchange is { IsPoll: true, Status: 400 } && !IsBatch(exchange);

    private static bool IsBatch(Exchange exchange) => exchange.IsPoll && Regex.Count(exchange.Request, "getResponse") > 1;

    private static bool IsConflict(Exchange exchange) =>
        exchange.IsOrder && exchange.Body.Contains("conflictTaskUUID", StringComparison.Ordinal);

    private static string IdIn(string json) => Regex.Match(json, "\"taskUUID\":\"([^\"]+)\"").Groups[1].Value;

    private static string IdOfFailure(Exchange exchange) => IdIn(Regex.Match(exchange.Body, "\"errors\":.*").Value);
}
