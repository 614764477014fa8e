
namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>The whole story over real sockets: a sentence in, a playable file out.</summary>
public class GenerateTests
{
    [Fact]
    public async Task A_sentence_becomes_a_file()
    {
        await using var emulator = await RunwareEmulator.StartAsync(
            new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(50)) });
        using var client = new Wan25Client(new Wan25ClientOptions
        {
            ApiKey = "flow-test-key",
            Endpoint = emulator.Endpoint,
            Polling = { FirstDelay = TimeSpan.FromMilliseconds(20), MinDelay = TimeSpan.FromMilliseconds(20) },
        });

        var request =
            VideoRequest.FromText("A lighthouse in a storm, slow dolly-in").WithSeed(81567).WithDuration(VideoDuration.TenSeconds).Build();
        var result = await client.GenerateAsync(request);

        var video = Assert.Single(result.Videos);
        Assert.Equal(81567, video.Seed);
        Assert.True(video.Cost > 0);
        var file = Path.Combine(Path.GetTempPath(), $"wan25-{Guid.NewGuid():N}.mp4");
        try
        {
            await client.DownloadAsync(video, file);
            Assert.True(new FileInfo(file).Length > 1000);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(1, emulator.Ledger.Charges);
    }
}
