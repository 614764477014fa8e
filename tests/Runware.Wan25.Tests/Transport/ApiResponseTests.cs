namespace Runware.Wan25.Tests.Transport;

public class ApiResponseTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void Knows_success(int? status, bool isSuccess) => Assert.Equal(isSuccess, ApiResponses.Of(status, "{}").IsSuccessStatus);

    [Theory]
    [InlineData(200, null, true)]
    [InlineData(200, "{}", false)]
    [InlineData(400, "{}", false)]
    [InlineData(408, "{}", true)]
    [InlineData(429, "{}", true)]
    [InlineData(498, "{}", false)]
    [InlineData(499, "{}", true)]
    [InlineData(500, "{}", true)]
    [InlineData(503, "{}", true)]
    [InlineData(200, """{"errors":[{"code":"internalServerError"}]}""", true)]
    [InlineData(400, """{"errors":[{"code":"uploadTimedOut"}]}""", true)]
    [InlineData(400, """{"errors":[{"code":"invalidSeed"}]}""", false)]
    public void Knows_what_may_pass(int status, string? json, bool isTransient) =>
        Assert.Equal(isTransient, ApiResponses.Of(status, json).IsTransient);

    public static TheoryData<int?, string?, Exception?, string> Descriptions => new()
    {
        { 502, null, null, "HTTP 502 with a body that is not a Runware response" },
        {
            404,
            null,
            null,
            "HTTP 404 with a body that is not a Runware response; check Endpoint (default: https://api.runware.ai/v1)"
        },
        { 404, "{}", null, "HTTP 404" },
        { 503, "{}", null, "HTTP 503" },
        { null, null, new TimeoutException("no response within 00:01:00"), "no response within 00:01:00 from the service" },
        { 200, null, new IOException("SECRET"), "HTTP 200, then IOException" },
        {
            null,
            null,
            new HttpRequestException(HttpRequestError.NameResolutionError, "SECRET"),
            "no connection to the service (NameResolutionError)"
        },
        {
            null,
            null,
            new HttpRequestException(HttpRequestError.ResponseEnded, "SECRET"),
            "no response from the service (ResponseEnded)"
        },
        { null, null, new HttpRequestException("SECRET"), "no response from the service (HttpRequestException)" },
        { null, null, new IOException("SECRET"), "no response from the service (IOException)" },
    };

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void Describes_itself(int? status, string? json, Exception? failure, string text) =>
        Assert.Equal(text, ApiResponses.Of(status, json, failure).Describe());

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public void Knows_when_nothing_can_have_been_sent(HttpRequestError error, bool proves) =>
        Assert.Equal(proves, ApiResponses.Of(null, failure: new HttpRequestException(error)).ProvesNothingAccepted);

    [Theory]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(429, true)]
    [InlineData(503, false)]
    public void A_response_that_was_cut_off_proves_what_a_whole_page_does(int status, bool proves)
    {
        using var cut = ApiResponses.Of(status, failure: new HttpRequestException(HttpRequestError.ResponseEnded));

        Assert.Equal(proves, cut.ProvesNothingAccepted);
    }
}
