using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.AspNetCore.Tests.Problems;

/// <summary>What a caller sees when the client throws: what to do, and nothing about the application's account.</summary>
public class ProblemDetailsTests
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"), 2);

    public static TheoryData<string, Exception, int> Exceptions => new()
    {
        { "validation of the service", Refused("invalidParameter", RunwareErrorCategory.Validation), 400 },
        { "key", Refused("invalidApiKey", RunwareErrorCategory.Authentication), 502 },
        { "credits", Refused("insufficientCredits", RunwareErrorCategory.Quota), 402 },
        { "content", Refused("contentPolicy", RunwareErrorCategory.ContentPolicy), 422 },
        { "not found", Refused("taskNotFound", RunwareErrorCategory.NotFound), 404 },
        { "conflict", Refused("conflictTaskUUID", RunwareErrorCategory.Conflict), 409 },
        { "rate", Refused("rateLimited", RunwareErrorCategory.RateLimit), 429 },
        { "provider", Refused("providerError", RunwareErrorCategory.Provider), 502 },
        { "timeout of the service", Refused("timeoutProvider", RunwareErrorCategory.Timeout), 504 },
        { "refused after a lost response", Refused("insufficientCredits", RunwareErrorCategory.Quota, SubmissionState.Unknown), 503 },
        { "spending limit", Wan25ModelFactory.SpendingLimitException(0.5m, 1, 0.9m, Id), 402 },
        { "not sent", Wan25ModelFactory.RunwareConnectionException("down", Id, SubmissionState.NotSent), 503 },
        { "unknown", Wan25ModelFactory.RunwareConnectionException("down", Id), 503 },
        { "failed", Wan25ModelFactory.VideoGenerationFailedException(Id, Failure("providerError")), 502 },
        {
            "credits, after acceptance",
            Wan25ModelFactory.VideoGenerationFailedException(Id, Failure("insufficientCredits", RunwareErrorCategory.Quota)),
            402
        },
        {
            "key, after acceptance",
            Wan25ModelFactory.VideoGenerationFailedException(Id, Failure("invalidApiKey", RunwareErrorCategory.Authentication)),
            502
        },
        {
            "refused by policy",
            Wan25ModelFactory.VideoGenerationFailedException(Id, Failure("contentPolicy", RunwareErrorCategory.ContentPolicy)),
            422
        },
        { "too slow", Wan25ModelFactory.VideoGenerationTimeoutException(Wan25ModelFactory.VideoResult(Id, [])), 504 },
        { "download", Wan25ModelFactory.DownloadException("cut", Id), 502 },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task Every_exception_has_its_status_and_the_operation(string name, Exception exception, int status)
    {
        await using var app = await StartAsync(exception);

        var (response, problem) = await GetProblemAsync(app);

        Assert.True(status == (int)response.StatusCode, $"{name}: {response.StatusCode}");
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(Id.ToString(), problem.GetProperty("operationId").GetString());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_unknown_submission_advises_not_to_order_again()
    {
        await using var app = await StartAsync(Wan25ModelFactory.RunwareConnectionException("secret.internal.example.com: refused", Id));

        var (_, problem) = await GetProblemAsync(app);

        Assert.Contains("Do not order again", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("unknown", problem.GetProperty("submissionState").GetString());
        Assert.DoesNotContain("internal", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "notSent", "Nothing was ordered. Try again later.")]
    [InlineData(true, "unknown", "Look up the id before ordering again.")]
    public async Task A_spending_limit_says_what_is_known_of_an_earlier_order(bool ownsId, string state, string advice)
    {
        await using var app = await WebApp.StartAsync(setup =>
        {
            setup.Client = options => options.Spending.MaxPerRequest = 0.01m;
            setup.Services = (services, _) => services.AddWan25ProblemDetails();
            setup.Pipeline = host =>
            {
                host.UseExceptionHandler();
                host.MapGet("/", async (IWan25Client client) =>
                {
                    var order = VideoRequest.FromText("A fjord");
                    await client.SubmitAsync((ownsId ? order.WithIdempotencyKey("orders", "4711") : order).Build());
                });
            };
        });

        var (response, problem) = await GetProblemAsync(app);

        Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
        Assert.Equal(state, problem.GetProperty("submissionState").GetString());
        Assert.EndsWith(advice, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, app.Emulator.Ledger.TaskCount);
    }

    [Theory]
    [InlineData("invalidApiKey", RunwareErrorCategory.Authentication)]
    [InlineData("insufficientCredits", RunwareErrorCategory.Quota)]
    public async Task Errors_about_the_applications_key_and_account_are_private(string code, RunwareErrorCategory category)
    {
        await using var app = await StartAsync(Refused(code, category));

        var (_, problem) = await GetProblemAsync(app);

        Assert.DoesNotContain("says", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(code, problem.GetRawText(), StringComparison.Ordinal);

        await using var late = await StartAsync(Wan25ModelFactory.VideoGenerationFailedException(Id, Failure(code, category)));
        Assert.DoesNotContain(code, (await GetProblemAsync(late)).Problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalidCredentials", RunwareErrorCategory.Validation, 502)]
    [InlineData("missingApiKey", RunwareErrorCategory.Unknown, 502)]
    [InlineData("account-disabled", RunwareErrorCategory.Server, 502)]
    [InlineData("userNotAuthorized", RunwareErrorCategory.Provider, 502)]
    [InlineData("invalidApiKey", RunwareErrorCategory.RateLimit, 502)]
    [InlineData("thirdPartyInsufficientCredits", RunwareErrorCategory.Validation, 402)]
    [InlineData("BILLING_HOLD", RunwareErrorCategory.NotFound, 402)]
    public async Task A_code_about_the_account_is_private_whatever_its_category(string code, RunwareErrorCategory category, int status)
    {
        foreach (var exception in new Exception[] { Refused(code, category), Wan25ModelFactory.VideoGenerationFailedException(
            Id, Failure(code, category)) })
        {
            await using var app = await StartAsync(exception);

            var (response, problem) = await GetProblemAsync(app);

            Assert.Equal(status, (int)response.StatusCode);
            Assert.DoesNotContain("says", problem.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(code, problem.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SubmissionState.Refused, true)]
    [InlineData(SubmissionState.NotSent, false)]
    [InlineData(SubmissionState.Accepted, false)]
    public async Task The_services_message_is_shown_only_if_the_prompt_is_redacted(SubmissionState state, bool showsMessage)
    {
        await using var app = await StartAsync(Refused("unsupportedParameter", RunwareErrorCategory.Validation, state));

        var (_, problem) = await GetProblemAsync(app);

        Assert.Equal(showsMessage, problem.GetRawText().Contains("The service says", StringComparison.Ordinal));
        Assert.Equal("unsupportedParameter", problem.GetProperty("code").GetString());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_failed_generation_does_not_quote_the_service()
    {
        var error = Wan25ModelFactory.RunwareError(
            "invalidProviderContent", "Rejected: 'somebody else's prompt'.", RunwareErrorCategory.ContentPolicy);
        await using var app = await StartAsync(Wan25ModelFactory.VideoGenerationFailedException(Id, Wan25ModelFactory.VideoFailure(error)));

        var (_, problem) = await GetProblemAsync(app);

        Assert.DoesNotContain("somebody", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("content moderation", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_about_the_account_is_not_passed_on_either()
    {
        var error = Wan25ModelFactory.RunwareError(
            "invalidParameter", "The API key of account 4711 is limited.", RunwareErrorCategory.Validation);
        await using var app = await StartAsync(Wan25ModelFactory.RunwareApiException(error, Id, SubmissionState.Refused));

        Assert.DoesNotContain("4711", (await GetProblemAsync(app)).Problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_After_is_passed_on()
    {
        await using var app = await StartAsync(Wan25ModelFactory.RunwareApiException(
            Wan25ModelFactory.RunwareError("rateLimited", "Slow down."), Id, statusCode: HttpStatusCode.TooManyRequests,
            retryAfter: TimeSpan.FromSeconds(2.5)));

        var (response, problem) = await GetProblemAsync(app);

        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter!.Delta);
        Assert.Equal("rateLimited", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Validation_errors_are_listed_by_path_with_their_codes()
    {
        Assert.False(VideoRequest.FromText("").WithDuration((VideoDuration)7).TryBuild(out _, out var errors));
        await using var app = await StartAsync(Wan25ModelFactory.VideoRequestValidationException([.. errors]));

        var (response, problem) = await GetProblemAsync(app);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            "duration must be one of 5, 10 seconds; 7 was given.",
            problem.GetProperty("errors").GetProperty("duration")[0].GetString());
        Assert.Equal("length", problem.GetProperty("codes").GetProperty("positivePrompt")[0].GetString());
    }

    [Fact]
    public async Task A_wait_that_was_stopped_has_its_operation()
    {
        await using var app = await WebApp.StartAsync(setup =>
        {
            setup.Services = (services, _) => services.AddWan25ProblemDetails();
            setup.Pipeline = host =>
            {
                host.UseExceptionHandler();
                host.MapGet("/", async (IWan25Client client) =>
                {
                    var operation = await client.SubmitAsync(VideoRequest.FromText("A fjord").Build());
                    await operation.WaitForCompletionAsync(cancellationToken: new(canceled: true));
                });
            };
        });

        var (response, problem) = await GetProblemAsync(app);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("accepted", problem.GetProperty("submissionState").GetString());
        Assert.Equal(1, app.Emulator.Ledger.Charges);
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("video/mp4")]
    public async Task A_caller_that_accepts_no_JSON_gets_the_operation_too(string accept)
    {
        await using var app = await StartAsync(Wan25ModelFactory.RunwareConnectionException("down", Id));
        app.Http.DefaultRequestHeaders.Accept.ParseAdd(accept);

        var (response, problem) = await GetProblemAsync(app);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(Id.ToString(), problem.GetProperty("operationId").GetString());
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Other_exceptions_are_left_to_others()
    {
        await using var app = await StartAsync(new InvalidOperationException("private"));

        using var response = await app.Http.GetAsync("/");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("private", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static RunwareApiException Refused(
        string code, RunwareErrorCategory category, SubmissionState state = SubmissionState.Refused) =>
        Wan25ModelFactory.RunwareApiException(Wan25ModelFactory.RunwareError(code, $"The service says {code}.", category), Id, state);

    private static VideoFailure Failure(string code, RunwareErrorCategory? category = null) =>
        Wan25ModelFactory.VideoFailure(Wan25ModelFactory.RunwareError(code, $"The service says {code}.", category));

    private static Task<WebApp> StartAsync(Exception exception) => WebApp.StartAsync(setup =>
    {
        setup.Webhooks = null;
        setup.Services = (services, _) => services.AddWan25ProblemDetails();
        setup.Pipeline = host =>
        {
            host.UseExceptionHandler();
            host.MapGet("/", (RequestDelegate)(_ => throw exception));
        };
    });

    private static async Task<(HttpResponseMessage Response, JsonElement Problem)> GetProblemAsync(WebApp app)
    {
        var response = await app.Http.GetAsync("/");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response, document.RootElement.Clone());
    }
}
