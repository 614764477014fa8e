using System.Net;
using System.Text;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Fault rules in JSON have the same effects as the same rules in C#.</summary>
public class FaultScriptTests
{
    [Fact]
    public async Task Rules_are_added_over_HTTP_and_removed()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var http = new HttpClient(emulator.CreateHandler()) { BaseAddress = emulator.Endpoint };

        using var added = await http.PostAsync("/faults", new StringContent("""[{"on":"anyRequest","firstCalls":1,"throttle":2}]"""));
        using var throttled = await http.PostAsync("/v1", Ping());
        using var served = await http.PostAsync("/v1", Ping());
        emulator.Faults.AddJson("""{"on":"anyRequest","respond":{"status":503,"body":{"errors":[]}}}""");
        using var refused = await http.PostAsync("/v1", Ping());
        using var cleared = await http.DeleteAsync("/faults");
        using var servedAgain = await http.PostAsync("/v1", Ping());

        Assert.Equal("""{"added":1}""", await added.Content.ReadAsStringAsync());
        Assert.Equal(
            (HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(2)),
            (throttled.StatusCode, throttled.Headers.RetryAfter!.Delta!.Value));
        Assert.Equal("""{"errors":[]}""", await refused.Content.ReadAsStringAsync());
        Assert.All([served, servedAgain, cleared], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public void Every_rule_and_every_effect_can_be_written()
    {
        var rules = new FaultRules(seed: 1);
        string[] script =
        [
            """
            {"on":"submit","forOperation":2,"eachOperation":true,"fromCall":2,"dropAfterAccepting":true,"refuseForCapacity":true,
            "refuseUntilFirstPayment":true}
            """,
            """
            {"on":"poll","withProbability":0.5,"failToReadResults":503,"omitRows":true,"processOnlyFirstTask":true,"shuffleRows":true,
            "withEmptyErrors":true}
            """,
            """
            {"on":"taskDetails","call":1,"delay":1.5,"delayResponse":1,"failToConnect":true,"dropBeforeAccepting":true,
            "refuseForCredits":true}
            """,
            """
            {"on":"download","cutAtByte":100,"stallAtByte":5,"shortenBodyTo":9,"ignoreRange":true,"replaceFile":true,"withoutLength":true,
            "withWeakETag":true,"withoutETag":false,"sendInstead":"x"}
            """,
            """
            {"on":"anyRequest","respondHtml":502,"retryAfter":3,"respondAfterAccepting":200,"refuseAsOverloaded":5,
            "refuseBatchesLargerThan":1,"addError":{"code":"x","message":"y"}}
            """,
            """
            {"on":"generation","forPrompt":"cat","failTask":{"code":"providerError","message":"No."},"failResult":1,"failByModeration":true,
            "failByProviderFilter":true,"failBySafetySystem":true,"failFirstFrame":true}
            """,
            """
            {"on":"generation","timeOutAtService":2,"reportBareFailureFirst":true,"reportFailuresWithStatus":400,"neverFinish":true,
            "take":600,"appearAfter":2,"appearAfterPolls":1,"withoutUrl":true,"reportRunningAs":"queued","flagResult":1}
            """,
            """{"on":"generation","take":[1.5,25]}""",
            """{"on":"outgoing","forTask":"be8fd83d-7116-4984-b37e-391df5ee434e","lose":true,"repeat":3,"delay":1}""",
        ];

        Assert.Equal(script.Length, rules.AddJson($"[{string.Join(',', script)}]"));
        Assert.False(rules.IsEmpty);
    }

    [Theory]
    [InlineData("nonsense", "The faults are not JSON")]
    [InlineData("[1]", "Rule 1: a rule must be an object whose member \"on\" is one of submit, poll")]
    [InlineData("""{"on":"weather"}""", "is one of submit, poll")]
    [InlineData("""[{"on":"submit"},{"on":"poll","thrttle":1}]""", "Rule 2: \"thrttle\" is unknown. Known here: forTask")]
    [InlineData("""{"on":"submit","throttle":"soon"}""", "\"throttle\" cannot be \"soon\"")]
    [InlineData("""{"on":"submit","call":0}""", "\"call\" cannot be 0")]
    [InlineData("""{"on":"submit","respond":{}}""", "\"respond\" cannot be {}")]
    [InlineData("""{"on":"generation","take":[1]}""", "\"take\" cannot be [1]")]
    [InlineData("""{"on":"generation","take":[9,1]}""", "\"take\" cannot be [9,1]")]
    public void A_script_that_is_wrong_adds_nothing_and_says_what_is_allowed(string json, string message)
    {
        var rules = new FaultRules(seed: 1);

        var problem = Assert.Throws<FormatException>(() => rules.AddJson(json));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.True(rules.IsEmpty);
    }

    [Fact]
    public async Task What_is_wrong_over_HTTP_is_a_400()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var http = new HttpClient(emulator.CreateHandler()) { BaseAddress = emulator.Endpoint };

        using var response = await http.PostAsync("/faults", new StringContent("""{"on":"weather"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("submit", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static StringContent Ping() => new(
        """
        [{"taskType":"authentication","apiKey":"any"},{"taskType":"ping","taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e"}]
        """, Encoding.UTF8, "application/json");
}
