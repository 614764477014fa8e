using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Tests.Transport.Classification;

/// <summary>The outcome of one submission: only a clear word counts.</summary>
public class SubmissionResponseClassifierTests
{
    private const string TaskId = "11111111-1111-4111-8111-111111111111";
    private const string Other = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData(200, $$"""{"data":[{"taskUUID":"{{TaskId}}"}]}""", "Accepted")]
    [InlineData(200, $$"""{"data":[{"taskUUID":"{{TaskId}}"}],"errors":[{"code":"conflictTaskUUID"}]}""", "Accepted")]
    [InlineData(200, $$"""{"data":[{"taskUUID":"{{Other}}"}]}""", "Ambiguous")]
    [InlineData(400, $$"""{"data":[{"taskUUID":"{{TaskId}}"}]}""", "Refused")]
    [InlineData(299, "{}", "Ambiguous")]
    [InlineData(300, "{}", "Ambiguous")]
    [InlineData(399, """{"errors":[{"code":"badSeed"}]}""", "Ambiguous")]
    [InlineData(400, "{}", "Refused")]
    [InlineData(400, null, "Ambiguous")]
    [InlineData(408, """{"errors":[{"code":"badSeed"}]}""", "Ambiguous")]
    [InlineData(498, "{}", "Refused")]
    [InlineData(499, "{}", "Ambiguous")]
    [InlineData(499, """{"code":1,"message":"context canceled"}""", "Ambiguous")]
    [InlineData(499, """{"errors":[{"code":"badSeed"}]}""", "Ambiguous")]
    [InlineData(429, null, "Throttled")]
    [InlineData(429, """{"errors":[{"code":"badSeed"}]}""", "Throttled")]
    [InlineData(429, """{"errors":[{"code":"inferenceRateLimitRequestTooLarge"}]}""", "Refused")]
    [InlineData(429, $$"""{"data":[{"taskUUID":"{{TaskId}}"}]}""", "Throttled")]
    [InlineData(429, $$"""{"data":[{"taskUUID":"{{TaskId}}","taskType":"videoInference"}]}""", "Ambiguous")]
    [InlineData(402, $$"""{"data":[{"taskUUID":"{{TaskId}}","taskType":"videoInference"}]}""", "Ambiguous")]
    [InlineData(200, """{"errors":[{"code":"somethingOdd"}]}""", "PossiblyRefused")]
    [InlineData(200, """{"errors":[{"code":"somethingOdd"},{"code":"invalidSeed"}]}""", "Refused")]
    [InlineData(400, """{"errors":[{"code":"somethingOdd"}]}""", "Refused")]
    [InlineData(500, """{"errors":[{"code":"invalidSeed"}]}""", "Ambiguous")]
    [InlineData(503, """{"errors":[{"code":"invalidSeed"}]}""", "Ambiguous")]
    [InlineData(400, """{"errors":[{"code":"invalidSeed"}]}""", "Refused")]
    [InlineData(200, """{"errors":[{"code":"invalidSeed"}]}""", "Refused")]
    [InlineData(400, $$"""{"errors":[{"code":"invalidSeed","taskUUID":"{{TaskId}}"}]}""", "Refused")]
    [InlineData(200, $$"""{"errors":[{"code":"invalidSeed","taskUUID":"{{Other}}"}]}""", "Ambiguous")]
    [InlineData(400, """{"errors":[{"code":"invalidSeed"},{"code":"internalServerError"}]}""", "Ambiguous")]
    [InlineData(400, """{"errors":[{"code":"timeoutProvider"}]}""", "Ambiguous")]
    [InlineData(400, """{"errors":[{"code":"conflictTaskUUID"}]}""", "Conflict")]
    [InlineData(400, """{"errors":[{"code":"invalidSeed"},{"code":"conflictTaskUUID"}]}""", "Conflict")]
    public void A_response_has_its_outcome(int status, string? json, string outcome)
    {
        using var response = ApiResponses.Of(status, json);

        Assert.Equal(outcome, SubmissionResponseClassifier.Classify(response, Guid.Parse(TaskId)).ToString());
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "NotSent")]
    [InlineData(HttpRequestError.ResponseEnded, "Ambiguous")]
    public void Without_a_response_it_counts_whether_anything_was_sent(HttpRequestError error, string outcome)
    {
        using var response = ApiResponses.Of(null, failure: new HttpRequestException(error));

        Assert.Equal(outcome, SubmissionResponseClassifier.Classify(response, Guid.Parse(TaskId)).ToString());
    }
}
