using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>A row in each of the shapes that the service, its page and its clients know.</summary>
public class TaskRowTests
{
    private const string One = "11111111-1111-4111-8111-111111111111";
    private const string Two = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData("""{"status":"success"}""", true, false)]
    [InlineData("""{"status":"processing"}""", false, false)]
    [InlineData("""{"status":"processing","videoUUID":"11111111-1111-4111-8111-111111111111"}""", false, false)]
    [InlineData("""{"status":"error"}""", false, true)]
    [InlineData("""{"status":"error","videoUUID":"11111111-1111-4111-8111-111111111111"}""", false, true)]
    [InlineData("""{"status":"SUCCESS"}""", true, false)]
    [InlineData("""{"status":"Completed"}""", true, false)]
    [InlineData("""{"status":"Error"}""", false, true)]
    [InlineData("""{"status":"FAILED"}""", false, true)]
    [InlineData("""{"status":"succeeded"}""", false, false)]
    [InlineData("""{"status":""}""", false, false)]
    [InlineData("""{"status":"","videoUUID":"11111111-1111-4111-8111-111111111111"}""", true, false)]
    [InlineData("""{"status":null,"videoURL":"https://a.example/1.mp4"}""", true, false)]
    [InlineData("""{"videoUUID":"11111111-1111-4111-8111-111111111111"}""", true, false)]
    [InlineData("""{"videoURL":"https://a.example/1.mp4"}""", true, false)]
    [InlineData("""{"outputs":{"files":[{"uuid":"11111111-1111-4111-8111-111111111111"}]}}""", true, false)]
    [InlineData("{}", false, false)]
    [InlineData("""{"error":{"code":"x"}}""", false, true)]
    [InlineData("""{"error":"text"}""", false, false)]
    [InlineData("""{"status":"processing","error":{"code":"x"}}""", false, false)]
    public void Says_whether_it_is_a_success_or_an_error(string json, bool isSuccess, bool isError)
    {
        var row = new TaskRow(Parse(json));

        Assert.Equal((isSuccess, isError), (row.IsSuccess, row.IsError));
    }

    [Theory]
    [InlineData($$"""{"videoUUID":"{{One}}","mediaUUID":"{{Two}}"}""", One)]
    [InlineData($$$"""{"mediaUUID":"{{{One}}}","outputs":{"files":[{"uuid":"{{{Two}}}"}]}}""", One)]
    [InlineData($$$"""{"outputs":{"files":[{"uuid":"{{{One}}}"},{"uuid":"{{{Two}}}"}]}}""", One)]
    [InlineData("""{"outputs":{"files":[]}}""", null)]
    [InlineData("""{"outputs":{"files":{}}}""", null)]
    [InlineData("{}", null)]
    public void Finds_the_videos_id(string json, string? id) =>
        Assert.Equal(id is null ? null : Guid.Parse(id), new TaskRow(Parse(json)).VideoId);

    [Theory]
    [InlineData("""{"videoURL":"https://a.example/1.mp4","mediaURL":"https://a.example/2.mp4"}""", "https://a.example/1.mp4")]
    [InlineData(
        """{"mediaURL":"https://a.example/1.mp4","outputs":{"files":[{"url":"https://a.example/2.mp4"}]}}""",
        "https://a.example/1.mp4")]
    [InlineData(
        """{"outputs":{"files":[{"url":"https://a.example/1.mp4"},{"url":"https://a.example/2.mp4"}]}}""",
        "https://a.example/1.mp4")]
    [InlineData("""{"outputs":{"files":[]}}""", null)]
    public void Finds_the_videos_URL(string json, string? url) => Assert.Equal(url, new TaskRow(Parse(json)).Url?.ToString());

    [Theory]
    [InlineData("""{"progress":-1}""", 0)]
    [InlineData("""{"progress":42}""", 42)]
    [InlineData("""{"progress":"42"}""", 42)]
    [InlineData("""{"progress":101}""", 100)]
    [InlineData("""{"progress":"half"}""", null)]
    public void Reads_the_progress_as_percent(string json, int? percent) => Assert.Equal(percent, new TaskRow(Parse(json)).Percent);

    [Theory]
    [InlineData("""{"cost":0}""", 0.0)]
    [InlineData("""{"cost":0.473}""", 0.473)]
    [InlineData("""{"cost":1000000}""", 1e6)]
    [InlineData("""{"cost":1000001}""", null)]
    [InlineData("""{"cost":-0.1}""", null)]
    public void What_no_video_can_cost_is_no_cost(string json, double? cost) => Assert.Equal((decimal?)cost, new TaskRow(Parse(json)).Cost);

    [Theory]
    [InlineData("""{"NSFWContent":true}""", true)]
    [InlineData("""{"NSFWContent":false}""", false)]
    [InlineData("""{"NSFWContent":"False"}""", false)]
    [InlineData("""{"NSFWContent":1}""", true)]
    [InlineData("""{"NSFWContent":"maybe"}""", null)]
    public void Reads_the_flag(string json, bool? isFlagged) => Assert.Equal(isFlagged, new TaskRow(Parse(json)).IsFlagged);

    [Theory]
    [InlineData($$$"""{"taskUUID":"{{{One}}}","error":{"code":"inner","message":"Inner."},"code":"outer"}""", "inner", "Inner.")]
    [InlineData($$"""{"taskUUID":"{{One}}","error":"Text.","code":"outer"}""", "outer", "Text.")]
    public void Reads_the_error_where_it_is(string json, string code, string message)
    {
        var error = new TaskRow(Parse(json)).Error;

        Assert.Equal((code, message, Guid.Parse(One)), (error.Code, error.Message, error.TaskId));
    }

    [Theory]
    [InlineData("""{"taskType":"videoInference"}""", true, false)]
    [InlineData("""{"taskType":"VideoInference"}""", true, false)]
    [InlineData("""{"taskType":"getResponse","status":"PROCESSING"}""", false, false)]
    [InlineData("""{"taskType":"getResponse","status":"Success"}""", true, false)]
    [InlineData("""{"taskType":"GETTASKDETAILS"}""", false, true)]
    public void The_case_of_a_type_or_a_status_does_not_matter(string json, bool isProof, bool isArchive)
    {
        var row = new TaskRow(Parse(json));

        Assert.Equal((isProof, isArchive), (row.IsProof, row.IsArchive));
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
