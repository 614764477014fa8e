using System.Net;
using System.Text.Json;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

public class ErrorMapperTests
{
    private static readonly Guid TaskId = new("11111111-1111-4111-8111-111111111111");
    private static readonly Redactor Redactor = new("a-test-key-that-is-long");

    [Fact]
    public void Errors_of_other_tasks_are_not_the_tasks()
    {
        using var response = ApiResponses.Of(400, $$"""
            {"errors":[{"code":"one","taskUUID":"22222222-2222-4222-8222-222222222222"},{"code":"two","taskUUID":"{{TaskId}}"},
            {"code":"three"}]}
            """);

        Assert.Equal(["two", "three"], ErrorMapper.About(response, TaskId, Redactor).Select(error => error.Code));
        Assert.Equal(["one", "two", "three"], ErrorMapper.About(response, null, Redactor).Select(error => error.Code));
    }

    [Theory]
    [InlineData(400, "{}", null, true)]
    [InlineData(200, "{}", null, true)]
    [InlineData(401, null, null, true)]
    [InlineData(403, null, null, true)]
    [InlineData(503, null, 5, true)]
    [InlineData(429, null, 5, true)]
    [InlineData(503, null, null, false)]
    [InlineData(404, null, null, false)]
    [InlineData(404, null, 5, false)]
    [InlineData(200, null, 5, false)]
    public void A_page_is_the_services_error_if_it_refuses_the_key_or_asks_to_wait(int status, string? json, int? delay, bool isService)
    {
        using var response = json is not null ? ApiResponses.Of(status, json) : new ApiResponse
        {
            Status = (HttpStatusCode)status,
            RetryAfter = delay is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };

        Assert.Equal(isService, ErrorMapper.IsServiceError(response));
    }

    [Fact]
    public void A_delay_whose_body_never_came_is_a_failed_connection()
    {
        using var response = new ApiResponse
        {
            Status = HttpStatusCode.ServiceUnavailable,
            RetryAfter = TimeSpan.FromSeconds(5),
            Failure = new TimeoutException("no response"),
        };

        Assert.False(ErrorMapper.IsServiceError(response));
    }

    [Theory]
    [InlineData(401, RunwareErrorCategory.Authentication)]
    [InlineData(403, RunwareErrorCategory.Authentication)]
    [InlineData(402, RunwareErrorCategory.Quota)]
    [InlineData(404, RunwareErrorCategory.NotFound)]
    [InlineData(408, RunwareErrorCategory.Timeout)]
    [InlineData(504, RunwareErrorCategory.Timeout)]
    [InlineData(429, RunwareErrorCategory.RateLimit)]
    [InlineData(498, RunwareErrorCategory.Unknown)]
    [InlineData(499, RunwareErrorCategory.Timeout)]
    [InlineData(500, RunwareErrorCategory.Server)]
    [InlineData(503, RunwareErrorCategory.Server)]
    public void Where_the_service_says_nothing_the_status_speaks(int status, RunwareErrorCategory category)
    {
        using var silent = ApiResponses.Of(status, "{}");
        using var strange = ApiResponses.Of(
            status, """{"errors":[{"code":"neverSeen","message":"Hm.","parameter":"seed","allowedValues":"""
                + """["1"],"documentation":"https://runware.ai/docs"}]}""");
        using var clear = ApiResponses.Of(status, """{"errors":[{"code":"insufficientCredits"}]}""");

        var bare = Assert.Single(ErrorMapper.About(silent, TaskId, Redactor));
        Assert.Equal(($"http{status}", category, TaskId), (bare.Code, bare.Category, bare.TaskId));
        var error = Assert.Single(ErrorMapper.About(strange, TaskId, Redactor));
        Assert.Equal(("neverSeen", category, "Hm."), (error.Code, error.Category, error.Message));
        Assert.Equal(
            ("seed", "1", "https://runware.ai/docs"),
            (error.Parameters.Single(), error.AllowedValues.Single(), error.Documentation!.ToString()));
        Assert.Equal(JsonValueKind.Object, error.Json.ValueKind);
        Assert.Equal(RunwareErrorCategory.Quota, Assert.Single(ErrorMapper.About(clear, TaskId, Redactor)).Category);
    }

    [Fact]
    public void A_hundred_errors_say_enough()
    {
        using var response = ApiResponses.Of(400, $$"""{"errors":[{{string.Join(',', Enumerable.Repeat("""{"code":"x"}""", 150))}}]}""");

        Assert.Equal(100, ErrorMapper.About(response, TaskId, Redactor).Count);
    }

    [Fact]
    public void The_text_names_the_operation_where_there_is_one()
    {
        using var response = ApiResponses.Of(400, """{"errors":[{"code":"badSeed","message":"No."}]}""");
        var id = new VideoOperationId(TaskId, 2);

        var with = ErrorMapper.ToException(response, TaskId, Redactor, "Refused", id, SubmissionState.Refused);
        var without = ErrorMapper.ToException(response, TaskId, Redactor, "Refused");

        Assert.Equal($"Refused: No. [badSeed, HTTP 400] (operation {id})", with.Message);
        Assert.Equal("Refused: No. [badSeed, HTTP 400]", without.Message);
        Assert.Equal((HttpStatusCode.BadRequest, id, SubmissionState.Refused), (with.StatusCode, with.OperationId, with.SubmissionState));
    }

    [Fact]
    public void Without_any_status_the_code_is_http0()
    {
        using var response = ApiResponses.Of(null, failure: new IOException("x"));

        Assert.Equal("http0", Assert.Single(ErrorMapper.About(response, null, Redactor)).Code);
    }
}
