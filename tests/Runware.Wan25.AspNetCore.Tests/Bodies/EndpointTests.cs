using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.AspNetCore.Tests.Bodies;

/// <summary>An endpoint of three lines, and what its callers see.</summary>
public class EndpointTests
{
    [Fact]
    public async Task A_valid_body_becomes_a_video()
    {
        await using var app = await StartAsync();

        using var response = await PostAsync(app, """{"positivePrompt":"A lighthouse","numberResults":2}""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.EndsWith("-2", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, app.Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_reported_and_nothing_is_sent()
    {
        await using var app = await StartAsync();

        using var response = await PostAsync(app, """{"positivePrompt":7,"duration":7,"taskUUID":"x"}""");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["duration", "positivePrompt", "taskUUID"],
            problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Equal(0, app.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"positivePrompt\": \"my secret")]
    [InlineData("{\"positivePrompt\": my secret}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task A_body_that_is_no_JSON_is_reported_without_repeating_it(string body)
    {
        await using var app = await StartAsync();

        using var response = await PostAsync(app, body);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"$\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_is_turned_away()
    {
        await using var app = await StartAsync();

        using var response = await app.Http.PostAsync(
            "/videos", new StringContent("positivePrompt=A", Encoding.UTF8, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task OpenAPI_is_told_what_goes_in_and_what_comes_out()
    {
        await using var app = await StartAsync();

        var endpoint = app.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(one => one.DisplayName!.Contains("/videos", StringComparison.Ordinal));

        Assert.Equal(["application/json"], endpoint.Metadata.GetRequiredMetadata<IAcceptsMetadata>().ContentTypes);
        Assert.Contains(
            endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>(),
            one => one.StatusCode == 400 && one.Type == typeof(HttpValidationProblemDetails));
    }

    private static Task<WebApp> StartAsync() => WebApp.StartAsync(setup =>
    {
        setup.Webhooks = null;
        setup.Services = (services, _) => services.AddWan25ProblemDetails();
        setup.Pipeline = host =>
        {
            host.UseExceptionHandler();
            host.MapPost("/videos", async (VideoRequestBody body, IWan25Client client) =>
            {
                var operation = await client.SubmitAsync(body.ToRequest());
                return TypedResults.Accepted($"/videos/{operation.Id}");
            });
        };
    });

    private static Task<HttpResponseMessage> PostAsync(WebApp app, string json) =>
        app.Http.PostAsync("/videos", new StringContent(json, Encoding.UTF8, "application/json"));
}
