using System.Text.Json;
using ArchivedTask = Runware.Wan25.Transport.Wire.ArchivedTask;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>What the archive says about an id: how many results were asked for, and whether a job stands behind it.</summary>
public class ArchivedTaskTests
{
    [Theory]
    [InlineData("""{"request":[{"numberResults":3}]}""", 3)]
    [InlineData("""{"request":{"numberResults":3}}""", 3)]
    [InlineData("""{"request":[{"numberResults":3},{"numberResults":4}]}""", 3)]
    [InlineData("""{"request":[{"positivePrompt":"x"}]}""", 1)]
    [InlineData("""{"request":[{"numberResults":1000,"positivePrompt":"x"}]}""", 1000)]
    [InlineData("""{"request":[{"numberResults":1001,"positivePrompt":"x"}]}""", 1)]
    [InlineData("""{"request":[{"numberResults":0}]}""", null)]
    [InlineData("""{"request":[{"positivePrompt":1}]}""", null)]
    [InlineData("""{"request":[]}""", null)]
    [InlineData("""{"request":"x"}""", null)]
    [InlineData("{}", null)]
    [InlineData("""{"request":{"numberResults":4},"response":{"errors":[{"code":"conflictTaskUUID"}]}}""", null)]
    [InlineData("""{"request":{"numberResults":4},"response":{"errors":[{"code":"timeoutProvider"}]}}""", 4)]
    public void Tells_how_many_results_were_asked_for(string json, int? results) => Assert.Equal(results, Read(json).ResultCount);

    [Theory]
    [InlineData("""{"response":{"data":[{}]}}""", false)]
    [InlineData("""{"response":{"data":{}}}""", false)]
    [InlineData("""{"response":{"data":[{"cost":0.25}]}}""", true)]
    [InlineData("""{"response":{"data":{"videoURL":"https://a.example/1.mp4"}}}""", true)]
    [InlineData("""{"response":{"data":[]}}""", false)]
    [InlineData("""{"response":{"data":[]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"data":[]},"request":{}}""", true)]
    [InlineData("""{"response":{"data":[]},"request":[]}""", false)]
    [InlineData("""{"response":{"errors":[]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":"x"},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":"x"}}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"response":{"data":[{"cost":0.25}],"errors":[{"code":"insufficientCredits"}]}}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"insufficientCredits"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"invalidApiKey"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"concurrentRequestLimitExceeded","status":"error"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"internalServerError","status":"error"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"somethingNew","status":"error"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"message":"It failed.","status":"error"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"data":[{"status":"error","code":"insufficientCredits"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"data":[{"taskType":"videoInference","status":"error","error":{"code":"serviceOverloaded"}}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"data":[{"status":"error","code":"timeoutProvider"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"data":[{"status":"failed"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"unsupportedDuration"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"failedTaskTimeout"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"response":{"errors":{"errorCode":"providerUnavailable"}}},"request":{}}""", true)]
    [InlineData("""{"response":{"response":{"errors":[]}}}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"conflictTaskUUID"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"timeoutProvider"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"insufficientCredits"},{"code":"timeoutProvider"}]},"request":[{}]}""", true)]
    public void Tells_whether_there_is_a_job(string json, bool isJob) => Assert.Equal(isJob, Read(json).IsJob);

    private static ArchivedTask Read(string json) => new(JsonDocument.Parse(json).RootElement);
}
