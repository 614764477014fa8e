using System.Net.Http.Headers;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

/// <summary>How long the service asks to wait. Our clock says 2026-01-01, midnight.</summary>
public class RetryAfterReaderTests
{
    private const string Midnight = "Thu, 01 Jan 2026 00:00:00 GMT";
    private const string AnHourAhead = "Thu, 01 Jan 2026 01:00:00 GMT";

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("7", null, 7.0)]
    [InlineData("0", null, null)]
    [InlineData("7", AnHourAhead, 7.0)]
    [InlineData("2147483647", null, 2147483647.0)]
    [InlineData("Thu, 01 Jan 2026 00:01:30 GMT", null, 90.0)]
    [InlineData("Thu, 01 Jan 2026 00:01:30 GMT", Midnight, 90.0)]
    [InlineData("Thu, 01 Jan 2026 01:00:02 GMT", AnHourAhead, 2.0)]
    [InlineData("Wed, 31 Dec 2025 23:00:02 GMT", "Wed, 31 Dec 2025 23:00:00 GMT", 2.0)]
    [InlineData("Wed, 31 Dec 2025 23:59:00 GMT", null, null)]
    [InlineData("Thu, 01 Jan 2026 00:00:00 GMT", null, null)]
    [InlineData("Thu, 01 Jan 2026 00:30:00 GMT", AnHourAhead, null)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", null, 2147483647.0)]
    public void The_header_is_a_time_from_the_responses_own_date(string? header, string? date, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.RetryAfter = header is null ? null : RetryConditionHeaderValue.Parse(header);
        response.Headers.Date = date is null ? null : DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(seconds, RetryAfterReader.Read(response.Headers, new VirtualTimeProvider())?.TotalSeconds);
    }

    [Theory]
    [InlineData("60", 60.0)]
    [InlineData("0.25", 0.25)]
    [InlineData("0", null)]
    [InlineData("0.00000001", null)]
    [InlineData("-3", null)]
    [InlineData("2147483647", 2147483647.0)]
    [InlineData("2147483648", null)]
    public void The_body_has_seconds(string body, double? seconds) =>
        Assert.Equal(
            seconds,
            RetryAfterReader.FromSeconds(decimal.Parse(body, System.Globalization.CultureInfo.InvariantCulture))?.TotalSeconds);

    [Theory]
    [InlineData(5, ""","retryAfter":60""", 5)]
    [InlineData(null, ""","retryAfter":60""", 60)]
    [InlineData(5, "", 5)]
    [InlineData(null, "", null)]
    public void The_header_comes_before_the_body(int? header, string inBody, int? seconds)
    {
        using var response = new ApiResponse
        {
            RetryAfter = header is { } known ? TimeSpan.FromSeconds(known) : null,
            Envelope = ApiResponses.Of(429, $$"""{"errors":[{"code":"serviceOverloaded"{{inBody}}}]}""").Envelope,
        };

        Assert.Equal(seconds, response.RetryAfter?.TotalSeconds);
    }
}
