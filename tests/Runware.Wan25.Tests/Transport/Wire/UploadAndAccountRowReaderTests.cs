using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>The rows of the small tasks, in each shape they were seen in.</summary>
public class UploadAndAccountRowReaderTests
{
    [Theory]
    [InlineData("""{"balance":3.5}""", 3.5, null, null)]
    [InlineData("""{"balance":{"amount":3.5}}""", 3.5, null, null)]
    [InlineData("""{"balance":{"amount":"3.5","freeBalance":1,"currency":"USD"}}""", 3.5, 1.0, "USD")]
    [InlineData("""{"balance":{"freeBalance":1}}""", null, null, null)]
    [InlineData("{}", null, null, null)]
    public void Balance(string json, double? amount, double? free, string? currency)
    {
        var balance = UploadAndAccountRowReader.Balance(Parse(json));

        Assert.Equal(((decimal?)amount, (decimal?)free, currency), (balance?.Amount, balance?.FreeAmount, balance?.Currency));
        Assert.Equal(amount is null ? null : json, balance?.Json.GetRawText());
    }

    [Theory]
    [InlineData("""{"mediaUUID":"11111111-1111-4111-8111-111111111111","imageUUID":"22222222-2222-4222-8222-222222222222"}""", '1', null)]
    [InlineData("""{"imageUUID":"22222222-2222-4222-8222-222222222222","imageURL":"https://a.test/i"}""", '2', "https://a.test/i")]
    [InlineData("""
        {"mediaUUID":"11111111-1111-4111-8111-111111111111","mediaURL":"https://a.test/m","imageURL":"https://a.test/i"}
        """, '1', "https://a.test/m")]
    [InlineData("""{"mediaURL":"https://a.test/m"}""", null, null)]
    public void Media(string json, char? digit, string? url)
    {
        var media = UploadAndAccountRowReader.Media(Parse(json));

        Assert.Equal(digit, media?.MediaId.ToString()[0]);
        Assert.Equal(url, media?.Url?.ToString());
    }

    [Theory]
    [InlineData("""{"pong":true}""", true)]
    [InlineData("""{"pong":"true"}""", true)]
    [InlineData("""{"pong":false}""", false)]
    [InlineData("{}", false)]
    public void Pong(string json, bool isPong) => Assert.Equal(isPong, UploadAndAccountRowReader.Pong(Parse(json)) is not null);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
