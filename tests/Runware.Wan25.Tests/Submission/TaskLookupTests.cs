using Runware.Wan25.Submission;

namespace Runware.Wan25.Tests.Submission;

/// <summary>What one answer says about whether the service knows a task.</summary>
public class TaskInquiryTests
{
    private const string Mine = "11111111-1111-4111-8111-111111111111";
    private const string Other = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData(400, 2)]
    [InlineData(404, 2)]
    [InlineData(499, 2)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(429, 1)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    public async Task A_service_that_may_mind_the_archive_is_asked_without_it(int status, int questions)
    {
        using var service = new ScriptedService();
        service.OnCall = (_, _) => Task.FromResult(ScriptedService.Html(status));

        var answer = await AskAsync(service);

        Assert.Equal((InquiryKind.NoAnswer, status), (answer.Kind, (int?)answer.Status));
        Assert.Equal(Enumerable.Range(0, questions).Select(question => 2 - question), service.Calls.Select(call => call.Tasks.Count));
    }

    [Fact]
    public async Task An_error_of_an_unknown_kind_counts_only_without_the_question_about_the_archive()
    {
        using var service = new ScriptedService();
        service.OnCall = (call, _) => Task.FromResult(call.Error("somethingNew", 200));

        var answer = await AskAsync(service);

        Assert.Equal((InquiryKind.Known, 2), (answer.Kind, service.Calls.Count));
    }

    [Theory]
    [InlineData($$"""{"taskUUID":"{{Mine}}","status":"processing"}""", null, 1)]
    [InlineData($$"""{"taskUUID":"{{Mine}}"},{"taskUUID":"{{Other}}"},{"taskUUID":"{{Mine}}"}""", null, 2)]
    [InlineData($$"""{"taskUUID":"{{Mine}}"},{"taskType":"getTaskDetails","taskUUID":"{{Other}}","request":[{"numberResults":4}]},{"taskType":"getTaskDetails","taskUUID":"{{Mine}}","request":[{"numberResults":3}]}""", 3, 1)]
    [InlineData($$"""{"taskType":"getTaskDetails","taskUUID":"{{Mine}}","request":[{"numberResults":3}],"response":{"data":[{}]} }""", 3, 0)]
    public void How_many_results_it_has_is_told_by_the_archive_and_by_the_rows_that_show(string rows, int? results, int shown)
    {
        using var reply = Replies.Of(200, $"{{\"data\":[{rows}]}}");

        var answer = Inquiry(() => throw new InvalidOperationException("Nothing is sent.")).Read(reply, Guid.Parse(Mine), alone: false);

        Assert.Equal((InquiryKind.Known, results, shown), (answer.Kind, answer.ResultCount, answer.Rows));
    }

    [Theory]
    [InlineData(200, """{"data":[]}""", "NotKnown", "NotKnown")]
    [InlineData(200, "{}", "NotKnown", "NotKnown")]
    [InlineData(500, "{}", "NoAnswer", "NoAnswer")]
    [InlineData(200, null, "NoAnswer", "NoAnswer")]
    [InlineData(200, $$"""{"data":[{"taskUUID":"{{Mine}}","status":"processing"}]}""", "Known", "Known")]
    [InlineData(200, $$"""{"data":[{"taskUUID":"{{Other}}","status":"processing"}]}""", "NotKnown", "NotKnown")]
    [InlineData(400, $$"""{"errors":[{"code":"taskNotFound","taskUUID":"{{Mine}}"}]}""", "NotKnown", "NotKnown")]
    [InlineData(400, """{"errors":[{"code":"taskNotFound"}]}""", "NotKnown", "NotKnown")]
    [InlineData(400, $$"""{"errors":[{"code":"taskNotFound"},{"code":"unsupportedTaskType"}]}""", "NotKnown", "NotKnown")]
    [InlineData(400, $$"""{"errors":[{"code":"taskExpired","taskUUID":"{{Mine}}"}]}""", "Known", "Known")]
    [InlineData(200, $$"""{"errors":[{"code":"timeoutProvider","taskUUID":"{{Mine}}"}]}""", "Known", "Known")]
    [InlineData(200, $$"""{"errors":[{"code":"providerError","taskUUID":"{{Mine}}"}]}""", "Known", "Known")]
    [InlineData(200, $$"""{"errors":[{"code":"invalidProviderContent","taskUUID":"{{Mine}}"}]}""", "Known", "Known")]
    [InlineData(200, $$"""{"errors":[{"code":"timeoutProvider","taskUUID":"{{Other}}"}]}""", "NotKnown", "NotKnown")]
    [InlineData(400, $$"""{"errors":[{"code":"timeoutProvider","taskUUID":"{{Mine}}"}]}""", "NoAnswer", "NoAnswer")]
    [InlineData(200, """{"errors":[{"code":"timeoutProvider"}]}""", "NoAnswer", "NoAnswer")]
    [InlineData(200, $$"""{"errors":[{"code":"somethingNew","taskUUID":"{{Mine}}"}]}""", "NoAnswer", "Known")]
    [InlineData(200, $$"""{"errors":[{"code":"somethingNew","status":"error","taskUUID":"{{Mine}}"}]}""", "Known", "Known")]
    [InlineData(200, $$"""{"errors":[{"code":"invalidApiKey","taskUUID":"{{Mine}}"}]}""", "NoAnswer", "NoAnswer")]
    [InlineData(200, $$"""{"errors":[{"code":"rateLimitExceeded","taskUUID":"{{Mine}}"}]}""", "NoAnswer", "NoAnswer")]
    [InlineData(200, $$"""{"errors":[{"code":"internalServerError","taskUUID":"{{Mine}}"}]}""", "NoAnswer", "NoAnswer")]
    public void An_answer_is_judged(int status, string? json, string withArchive, string alone)
    {
        using var reply = Replies.Of(status, json);
        var inquiry = Inquiry(() => throw new InvalidOperationException("Nothing is sent."));

        Assert.Equal(withArchive, inquiry.Read(reply, Guid.Parse(Mine), alone: false).Kind.ToString());
        Assert.Equal(alone, inquiry.Read(reply, Guid.Parse(Mine), alone: true).Kind.ToString());
    }

    private static async Task<InquiryAnswer> AskAsync(ScriptedService service)
    {
        using var http = new HttpClient(service, disposeHandler: false);
        return await Inquiry(() => http).AskAsync(Guid.Parse(Mine), default);
    }

    private static TaskInquiry Inquiry(Func<HttpClient> http) =>
        new(new(http, Wan25ClientOptions.DefaultEndpoint, "a-test-key", TimeSpan.FromMinutes(1), new() { Clock = TimeProvider.System }));
}
