using System.Text.Json;
using ArchivedTask = Runware.Wan25.Transport.Wire.ArchivedTask;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>What the archive says about an id: how many results were asked for.</summary>
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
    [InlineData(1, true, 2)]
    [InlineData(1, false, 1)]
    [InlineData(3, true, 3)]
    public void Where_it_names_more_videos_they_count(int requested, bool areDifferent, int results)
    {
        var first = Guid.NewGuid();
        var second = areDifferent ? Guid.NewGuid() : first;

        Assert.Equal(results, Read(
            $$"""
            {"request":{"numberResults":{{requested}}},
             "response":{"data":[{"videoUUID":"{{first}}"},{"videoUUID":"{{second}}"},{"seed":1}]} }
            """).ResultCount);
    }

    private static ArchivedTask Read(string json) => new(JsonDocument.Parse(json).RootElement);
}
