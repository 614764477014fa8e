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
    [InlineData("0", null, 0.0)]
    [InlineData("7", AnHourAhead, 7.0)]
    [InlineData("2147483647", null, 2147483647.0)]
    [InlineData("Thu, 01 Jan 2026 00:01:30 GMT", null, 90.0)]
    [InlineData("Thu, 01 Jan 2026 00:01:30 GMT", Midnight, 90.0)]
    [InlineData("Thu, 01 Jan 2026 01:00:02 GMT", AnHourAhead, 2.0)]
    [InlineData("Wed, 31 Dec 2025 23:00:02 GMT", "Wed, 31 Dec 2025 23:00:00 GMT", 2.0)]
    [InlineData("Wed, 31 Dec 2025 23:59:00 GMT", null, 0.0)]
    [InlineData("Thu, 01 Jan 2026 00:30:00 GMT", AnHourAhead, 0.0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", null, 2147483647.0)]
    public void The_header_is_a_time_from_the_answers_own_date(string? header, string? date, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.RetryAfter = header is null ? null : RetryConditionHeaderValue.Parse(header);
        response.Headers.Date = date is null ? null : DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(seconds, RetryAfterReader.Read(response.Headers, new VirtualTimeProvider())?.TotalSeconds);
    }

    [Theory]
    [InlineData(null, "", null)]
    [InlineData(null, "60", 60.0)]
    [InlineData(5.0, "60", 5.0)]
    [InlineData(0.0, "60", 60.0)]
    [InlineData(0.0, "", 0.0)]
    [InlineData(null, "0.25", 0.25)]
    [InlineData(null, "0", 0.0)]
    [InlineData(null, "-3", null)]
    [InlineData(0.0, "-3", 0.0)]
    [InlineData(null, "2147483648", null)]
    public void The_header_comes_before_the_body(double? header, string body, double? seconds)
    {
        TimeSpan? inBody = RetryAfterReader.FromSeconds(
            body.Length == 0 ? null : decimal.Parse(body, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(seconds, RetryAfterReader.Combine(header is { } known ? TimeSpan.FromSeconds(known) : null, inBody)?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{"errors":[{"code":"serviceOverloaded","retryAfter":60}]}""", 60.0)]
    [InlineData("""{"errors":[{"code":"serviceOverloaded"}]}""", 0.0)]
    public void A_header_of_zero_does_not_hide_the_delay_in_the_body(string json, double seconds)
    {
        using var response = new ApiResponse
        {
            RetryAfter = TimeSpan.Zero,
            Envelope = ApiResponses.Of(429, json).Envelope,
        };

        Assert.Equal(TimeSpan.FromSeconds(seconds), response.RetryAfter);
    }
}
