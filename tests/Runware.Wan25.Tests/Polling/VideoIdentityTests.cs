using Runware.Wan25.Polling;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Polling;

/// <summary>A video that the service gives no id is the same video in every response, and no other.</summary>
public class VideoIdentityTests
{
    private static readonly VideoOperationId Operation = new(Responses.TaskId(1), 2);

    [Theory]
    [InlineData(
        """{"videoUUID":"not-a-uuid","videoURL":"https://a.test/1.mp4","seed":1}""",
        """{"videoUUID":"not-a-uuid","videoURL":"https://a.test/2.mp4","seed":2}""")]
    [InlineData("""{"videoURL":"https://a.test/1.mp4?sig=x","seed":1}""", """{"videoURL":"https://a.test/1.mp4?sig=y","seed":2}""")]
    [InlineData("""{"seed":1,"cost":1}""", """{"seed":1,"cost":2}""")]
    [InlineData("{}", """{"cost":2}""")]
    public void The_same(string one, string other) => Assert.Equal(Derive(one), Derive(other));

    [Theory]
    [InlineData("""{"videoUUID":"one","videoURL":"https://a.test/1.mp4"}""", """{"videoUUID":"other","videoURL":"https://a.test/1.mp4"}""")]
    [InlineData("""{"videoURL":"https://a.test/1.mp4","seed":1}""", """{"videoURL":"https://a.test/2.mp4","seed":1}""")]
    [InlineData("""{"seed":1}""", """{"seed":2}""")]
    public void Another(string one, string other) => Assert.NotEqual(Derive(one), Derive(other));

    [Fact]
    public void The_videos_of_two_operations_are_never_the_same() =>
        Assert.NotEqual(Derive("""{"seed":1}"""), Derive("""{"seed":1}""", Operation with { TaskId = Responses.TaskId(2) }));

    [Fact]
    public void It_never_changes() => Assert.Equal(new Guid("e9a88b61-dafe-6889-4397-4d189e2fe88d"), Derive("""{"seed":1}"""));

    [Fact]
    public void Two_handles_know_one_video_by_its_id_and_by_its_file()
    {
        GeneratedVideo named = Video("""{"videoUUID":"11111111-1111-4111-8111-111111111111","videoURL":"https://a.test/1.mp4?sig=x"}""");
        GeneratedVideo archived = Video("""{"videoURL":"https://a.test/1.mp4?sig=y"}""");
        GeneratedVideo second = Video("""{"videoURL":"https://a.test/2.mp4"}""");

        Assert.Equal([named, second], VideoIdentity.Union([named], [archived, second]));
        Assert.Equal([archived, second], VideoIdentity.Union([archived, second], [named]));
    }

    [Fact]
    public void What_one_handle_saw_without_a_url_gets_that_of_another()
    {
        const string id = "11111111-1111-4111-8111-111111111111";
        GeneratedVideo first = Video($$"""{"videoUUID":"{{id}}"}""");
        GeneratedVideo late = Video($$"""{"videoUUID":"{{id}}","videoURL":"https://a.test/1.mp4"}""");

        Assert.Equal([late], VideoIdentity.Union([first], [late]));
        Assert.Equal([late], VideoIdentity.Union([late], [first]));
    }

    private static GeneratedVideo Video(string json)
    {
        var row = new TaskRow(Responses.Parse(json));
        return new(Operation, row.VideoId ?? VideoIdentity.Derive(row, Operation)) { Url = row.Url, Json = row.Json };
    }

    private static Guid Derive(string json, VideoOperationId? operation = null) =>
        VideoIdentity.Derive(new TaskRow(Responses.Parse(json)), operation ?? Operation);
}
