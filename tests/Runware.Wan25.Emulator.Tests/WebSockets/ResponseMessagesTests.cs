using System.Text;

namespace Runware.Wan25.Emulator.Tests.WebSockets;

public class ResponseMessagesTests
{
    private const string A = "11111111-1111-4111-8111-111111111111";
    private const string B = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"taskUUID":"a"},{"taskUUID":"a"}],"errors":[{"taskUUID":"A"}]}""")]
    [InlineData("""{ "errors": [ { "code": "invalidJson" } ] }""")]
    [InlineData("""{"data":{"taskUUID":"a"}}""")]
    [InlineData("""{"data":[""")]
    [InlineData("[1,2]")]
    public void What_is_about_one_task_is_one_message_as_it_is(string json) => Assert.Equal([json], Split(json));

    [Fact]
    public void Each_task_gets_its_rows_and_its_errors() => Assert.Equal(
        [
            $$"""{"data":[{"taskUUID":"{{A}}","seed":1.50},{"taskUUID":"{{A}}"}]}""",
            $$"""{"data":[{"taskUUID":"{{B}}"}],"errors":[{"taskUUID":"{{B}}"}]}""",
        ],
        Split($$"""
            {
              "data":[{"taskUUID":"{{A}}","seed":1.50},{"taskUUID":"{{B}}"},{"taskUUID":"{{A}}"}],
              "errors":[{"taskUUID":"{{B}}"}]
            }
            """));

    [Fact]
    public void What_names_no_task_comes_alone() => Assert.Equal(
        [
            """{"data":[{"pong":true}]}""",
            $$"""{"data":[{"taskUUID":"{{A}}"}]}""",
            """{"data":[],"errors":[{"code":"x"}]}""",
        ],
        Split($$"""{"data":[{"pong":true},{"taskUUID":"{{A}}"}],"errors":[{"code":"x"}]}"""));

    [Fact]
    public void Empty_errors_stay_beside_each_task() => Assert.Equal(
        [$$"""{"data":[{"taskUUID":"{{A}}"}],"errors":[]}""", $$"""{"data":[{"taskUUID":"{{B}}"}],"errors":[]}"""],
        Split($$"""{"data":[{"taskUUID":"{{A}}"},{"taskUUID":"{{B}}"}],"errors":[]}"""));

    [Fact]
    public void Errors_alone_stay_without_data() => Assert.Equal(
        [$$"""{"errors":[{"taskUUID":"{{A}}"}]}""", $$"""{"errors":[{"taskUUID":"{{B}}"}]}"""],
        Split($$"""{"errors":[{"taskUUID":"{{A}}"},{"taskUUID":"{{B}}"}]}"""));

    [Fact]
    public void What_is_not_the_services_is_no_message()
    {
        Assert.Empty(ResponseMessages.Of(EmulatedResponse.Text(404, "Nothing here.")));
        Assert.Empty(ResponseMessages.Of(new EmulatedResponse { Outcome = ConnectionOutcome.Dropped }));
        Assert.Empty(ResponseMessages.Of(EmulatedResponse.Json(503, default)));
    }

    private static IEnumerable<string> Split(string json) => ResponseMessages
        .Of(EmulatedResponse.Json(200, Encoding.UTF8.GetBytes(json)))
        .Select(message => Encoding.UTF8.GetString(message.Text.Span));
}
