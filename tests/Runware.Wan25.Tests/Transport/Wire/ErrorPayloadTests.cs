using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

public class ErrorPayloadTests
{
    private static readonly Guid Inherited = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Own = new("22222222-2222-4222-8222-222222222222");

    [Theory]
    [InlineData("""{"code":"one","errorId":"two","error":{"code":"three"}}""", "one")]
    [InlineData("""{"code":" ","errorId":"two","error":{"code":"three"}}""", "two")]
    [InlineData("""{"error":{"code":"three"}}""", "three")]
    [InlineData("{}", "unknown")]
    [InlineData("\"text\"", "unknown")]
    public void Finds_the_code(string json, string code) => Assert.Equal(code, Report(json).Code);

    [Theory]
    [InlineData("""{"message":"One.","errorMessage":"Two.","error":"Three."}""", "One.")]
    [InlineData("""{"message":"","errorMessage":"Two.","error":"Three."}""", "Two.")]
    [InlineData("""{"errorMessage":"  ","error":"Three."}""", "Three.")]
    [InlineData("{}", "The service sent no message.")]
    [InlineData("\"Text.\"", "Text.")]
    [InlineData("\" \"", "The service sent no message.")]
    public void Finds_the_message(string json, string message) => Assert.Equal(message, Report(json).Message);

    [Fact]
    public void Its_own_task_id_comes_before_the_one_of_where_it_lies()
    {
        Assert.Equal(Own, Report($$"""{"taskUUID":"{{Own}}"}""").TaskId);
        Assert.Equal(Inherited, Report("{}").TaskId);
        Assert.Null(new ErrorPayload(JsonDocument.Parse("{}").RootElement, null).TaskId);
    }

    [Theory]
    [InlineData("taskNotFound", true)]
    [InlineData("taskExpired", true)]
    [InlineData("taskCancelled", true)]
    [InlineData("unknownTask", true)]
    [InlineData("modelNotFound", false)]
    [InlineData("unknownModel", false)]
    [InlineData("mediaExpired", false)]
    [InlineData("taskFailed", false)]
    public void Tells_a_task_that_is_not_there_from_other_things(string code, bool isAboutTask) =>
        Assert.Equal(isAboutTask, Report($$"""{"code":"{{code}}"}""").IsAboutTask);

    [Theory]
    [InlineData("taskNotFound", true)]
    [InlineData("notFound", false)]
    public void What_is_not_there_may_be_the_route_where_nothing_names_the_task(string code, bool isAboutTask)
    {
        JsonElement json = JsonDocument.Parse($$"""{"code":"{{code}}"}""").RootElement;

        Assert.Equal((isAboutTask, true), (new ErrorPayload(json, null).IsAboutTask, new ErrorPayload(json, Own).IsAboutTask));
    }

    [Theory]
    [InlineData("conflictTaskUUID", null, null, true)]
    [InlineData("conflict", null, null, true)]
    [InlineData("conflictingParameters", null, null, false)]
    [InlineData("conflictingParameters", "taskUUID", null, true)]
    [InlineData("duplicateTaskUUID", null, null, true)]
    [InlineData("taskAlreadyExists", null, null, true)]
    [InlineData("taskUUIDExists", null, null, true)]
    [InlineData("modelAlreadyExists", null, null, false)]
    [InlineData("taskUUIDDoesNotExist", null, null, false)]
    [InlineData("nonExistentTaskUUID", null, null, false)]
    [InlineData("taskNotExists", null, null, false)]
    [InlineData("taskRefused", null, null, false)]
    [InlineData("invalidTaskUUID", null, null, false)]
    [InlineData("invalidTaskUUID", null, "This taskUUID was already used.", true)]
    [InlineData("invalidParameter", "taskUUID", "taskUUID already exists", true)]
    [InlineData("invalidParameter", "seed", "taskUUID already exists", false)]
    [InlineData(null, "taskUUID", "taskUUID already exists", true)]
    [InlineData(null, "taskUUID", "taskUUID must be a UUID", false)]
    public void Tells_whether_the_id_is_taken(string? code, string? parameter, string? message, bool isTaken)
    {
        var report = Report($$"""{"code":{{Text(code)}},"parameter":{{Text(parameter)}},"message":{{Text(message)}}}""");

        Assert.Equal(isTaken, report.IsTaskIdTaken);
        Assert.Equal(
            isTaken || code?.StartsWith("conflict", StringComparison.Ordinal) == true,
            report.Category == RunwareErrorCategory.Conflict);

        static string Text(string? text) => text is null ? "null" : $"\"{text}\"";
    }

    [Fact]
    public void A_message_that_decides_nothing_is_not_read()
    {
        var report = Report($$"""{"code":"internalError","message":"{{new string('x', 1_000_000)}}"}""");
        Assert.Equal(RunwareErrorCategory.Unknown, report.Category);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(report.IsTaskIdTaken);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Theory]
    [InlineData("60", 60.0)]
    [InlineData("\"60\"", 60.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1e300", null)]
    [InlineData("99999999999", null)]
    [InlineData("\"soon\"", null)]
    public void Reads_how_long_to_wait(string json, double? seconds) =>
        Assert.Equal(seconds, Report($$"""{"retryAfter":{{json}}}""").RetryAfter?.TotalSeconds);

    [Theory]
    [InlineData("""{"requestId":"r1","responseContent":"text"}""", "text", "r1")]
    [InlineData("""{"responseContent":{"a":1}}""", "{\"a\":1}", null)]
    [InlineData("""{"additionalDetails":{"responseContent":"inner"}}""", "inner", null)]
    [InlineData("""{"requestId":" "}""", null, null)]
    public void Keeps_the_providers_words_and_the_requests_id(string json, string? text, string? requestId)
    {
        var error = Report(json).ToError(new(""));

        Assert.Equal((text, requestId), (error.ProviderMessage, string.IsNullOrWhiteSpace(error.RequestId) ? null : error.RequestId));
    }

    [Fact]
    public void A_code_as_long_as_a_response_is_cut()
    {
        var report = Report($$"""{"code":"{{new string('x', 5000)}}"}""");

        Assert.Equal(128, report.Code.Length);
    }

    [Fact]
    public void A_code_that_repeats_the_prompt_keeps_its_category()
    {
        var error = Report("""{"code":"timeoutProvider"}""").ToError(new("", prompt: "timeout"));

        Assert.Equal(("[…]Provider", RunwareErrorCategory.Timeout), (error.Code, error.Category));
    }

    private static ErrorPayload Report(string json) => new(JsonDocument.Parse(json).RootElement, Inherited);
}
