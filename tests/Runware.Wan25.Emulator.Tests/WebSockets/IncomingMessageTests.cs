using System.Text;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

public class IncomingMessageTests
{
    [Fact]
    public void Authentication_is_taken_apart_from_what_follows_it()
    {
        var session = Guid.NewGuid();
        string authentication = $$"""{"taskType":"authentication","apiKey":"k","connectionSessionUUID":"{{session}}"}""";

        IncomingMessage message = Parse($$"""[{{authentication}},{"taskType":"ping"}]""");

        Assert.True(message.IsWellFormed);
        Assert.Equal(("k", session), (message.ApiKey, message.SessionId));
        Assert.Equal($"[{authentication}]", Text(message.Authentication));
        Assert.Equal("""[{"taskType":"ping"}]""", Text(message.Tasks));
    }

    [Fact]
    public void Authentication_alone_leaves_no_tasks()
    {
        IncomingMessage message = Parse("""[{"taskType":"authentication"}]""");

        Assert.NotNull(message.Authentication);
        Assert.Null(message.Tasks);
        Assert.Null(message.ApiKey);
    }

    [Theory]
    [InlineData("""[{"taskType":"ping"},{"taskType":"authentication","apiKey":"k"}]""")]
    [InlineData("""[7]""")]
    [InlineData("""[{"taskType":7}]""")]
    public void Other_tasks_come_as_they_are(string text)
    {
        IncomingMessage message = Parse(text);

        Assert.True(message.IsWellFormed);
        Assert.Null(message.Authentication);
        Assert.Equal(text, Text(message.Tasks));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""[{"taskType":"authentication","apiKey":"\ud800"}]""")]
    public void What_is_not_well_formed_is_the_services_to_refuse(string text)
    {
        IncomingMessage message = Parse(text);

        Assert.False(message.IsWellFormed);
        Assert.Equal(text, Text(message.Tasks));
    }

    private static IncomingMessage Parse(string text) => IncomingMessage.Parse(Encoding.UTF8.GetBytes(text));

    private static string? Text(ReadOnlyMemory<byte>? json) => json is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
