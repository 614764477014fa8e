using Runware.Wan25.Transport.Submitting;

namespace Runware.Wan25.Tests.Transport.Submitting;

/// <summary>What one answer says about whether the service knows a task.</summary>
public class TaskInquiryTests
{
    private const string Mine = "11111111-1111-4111-8111-111111111111";
    private const string Other = "22222222-2222-4222-8222-222222222222";

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
        var inquiry = new TaskInquiry(new(() => throw new InvalidOperationException("Nothing is sent."), Wan25ClientOptions.DefaultEndpoint, "a-test-key", TimeSpan.FromMinutes(1), new() { Clock = TimeProvider.System }));

        Assert.Equal(withArchive, inquiry.Read(reply, Guid.Parse(Mine), alone: false).Kind.ToString());
        Assert.Equal(alone, inquiry.Read(reply, Guid.Parse(Mine), alone: true).Kind.ToString());
    }
}
