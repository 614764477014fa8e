using System.Globalization;
using System.Text.Json;

namespace Runware.Wan25.Tests.Requests;

public class CostEstimateTests
{
    private static readonly ImageInput Frame = ImageInput.FromUrl(new("https://images.test/a.png"));

    public static TheoryData<VideoRequestBuilder, string?> Prices => new()
    {
        { Text, "0.473" },
        { Text.WithDuration(VideoDuration.TenSeconds), "0.946" },
        { Text.WithResults(3), "1.419" },
        { Text.WithSize(VideoSize.PortraitClassic720p), "0.473" },
        { Text.WithSize(VideoSize.Square1080p), "0.738" },
        { Text.WithResolution(VideoResolution.P1080).WithDuration(VideoDuration.TenSeconds).WithResults(4), "5.904" },
        { Text.WithSize(VideoSize.Square480p), null },
        { Text.WithResolution(VideoResolution.P480), null },
        { Text.WithSize(1000, 500).WithoutValidation(), null },
        { VideoRequest.FromImage(Frame, "Any"), "0.738" },
        { VideoRequest.FromImage(Frame, "Any").WithSize(VideoSize.Landscape720p), "0.738" },
        { VideoRequest.FromImage(Frame, "Any").WithResolution(VideoResolution.P720), "0.473" },
        { Text.WithParameter("resolution", "1080p"), "0.738" },
        { Text.WithParameter("resolution", 720), null },
        { Text.WithParameter("width", 1920).WithParameter("height", 1080), "0.738" },
        { Text.WithParameter("duration", 8), "0.7568" },
        { Text.WithParameter("duration", JsonDocument.Parse("8.0").RootElement), "0.7568" },
        { Text.WithParameter("duration", JsonDocument.Parse("8.5").RootElement), null },
        { Text.WithParameter("duration", "long"), null },
        { Text.WithDuration((VideoDuration)(-10)).WithoutValidation(), null },
        { Text.WithDuration(0).WithoutValidation(), null },
        { Text.WithParameter("inputs.frameImages", "https://images.test/a.png"), "0.738" },
        { Text.WithParameter("inputs.audio", "https://audio.test/a.mp3"), "0.473" },
        { Text.WithParameter("inputs", JsonDocument.Parse("""{"audio":"https://audio.test/a.mp3"}""").RootElement), "0.473" },
        { Text.WithParameter("inputs", JsonDocument.Parse("""{"frameImages":["https://images.test/a.png"]}""").RootElement), "0.738" },
        { Text.WithParameter("model", "runware:201@2"), null },
    };

    private static VideoRequestBuilder Text => VideoRequest.FromText("Any");

    [Theory]
    [MemberData(nameof(Prices))]
    public void A_request_costs_what_is_published(VideoRequestBuilder builder, string? amount)
    {
        var estimate = builder.Build().EstimateCost();

        Assert.Equal(
            amount, estimate.Amount is { } known ? (known / 1.0000000000m).ToString("0.#####", CultureInfo.InvariantCulture) : null);
        Assert.Equal((2026, "runware.ai"), (estimate.AsOf.Year, estimate.Source.Host));
    }

    [Fact]
    public void Its_text_says_how_old_the_prices_are()
    {
        Assert.Equal("0.4730 USD (prices of 2026-11-25)", Text.Build().EstimateCost().ToString());
        Assert.Equal("unknown (prices of 2026-11-25)", Text.WithResolution(VideoResolution.P480).Build().EstimateCost().ToString());
    }
}
