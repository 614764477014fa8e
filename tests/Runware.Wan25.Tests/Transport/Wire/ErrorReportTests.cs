using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

public class ErrorReportTests
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
    [InlineData("{}", "The service gave no message.")]
    [InlineData("\"Text.\"", "Text.")]
    [InlineData("\" \"", "The service gave no message.")]
    public void Finds_the_message(string json, string message) => Assert.Equal(message, Report(json).Message);

    [Fact]
    public void Its_own_task_id_comes_before_the_one_of_where_it_lies()
    {
        Assert.Equal(Own, Report($$"""{"taskUUID":"{{Own}}"}""").TaskId);
        Assert.Equal(Inherited, Report("{}").TaskId);
        Assert.Null(new ErrorReport(JsonDocument.Parse("{}").RootElement, null).TaskId);
    }

    [Theory]
    [InlineData("taskNotFound", true, false)]
    [InlineData("taskExpired", false, true)]
    [InlineData("modelNotFound", false, false)]
    [InlineData("taskFailed", false, false)]
    public void Tells_a_missing_task_from_one_that_is_gone(string code, bool isMissing, bool isGone)
    {
        var report = Report($$"""{"code":"{{code}}"}""");

        Assert.Equal((isMissing, isGone), (report.SaysTaskIsMissing, report.SaysTaskIsGone));
    }

    [Fact]
    public void A_code_as_long_as_an_answer_is_cut()
    {
        var report = Report($$"""{"code":"{{new string('x', 5000)}}"}""");

        Assert.Equal(128, report.Code.Length);
    }

    private static ErrorReport Report(string json) => new(JsonDocument.Parse(json).RootElement, Inherited);
}
