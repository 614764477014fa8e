using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.AspNetCore.Tests.OpenApi;

namespace Runware.Wan25.AspNetCore.Tests.Bodies;

/// <summary>A controller binds the same body as a minimal API, with the same errors.</summary>
public class ControllerTests
{
    private const string Invalid = """{"positivePrompt":7,"duration":7,"inputs":{"frameImages":[{"image":"/etc/passwd"}]}}""";

    [Fact]
    public async Task A_valid_body_reaches_the_action()
    {
        await using var app = await StartAsync();

        using var response = await PostAsync(app, "/controller/videos", """{"positivePrompt":"A lighthouse","numberResults":2}""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Contains("-2", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_errors_are_those_of_a_minimal_API()
    {
        await using var app = await StartAsync();

        var errors = await ErrorsAsync(app, "/controller/videos");

        Assert.Equal(["duration", "inputs.frameImages[0]", "positivePrompt"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(await ErrorsAsync(app, "/videos"), errors);
    }

    [Theory]
    [InlineData("not json", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("positivePrompt=A", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_of_another_kind_is_refused_as_the_framework_does(string body, string mediaType, HttpStatusCode status)
    {
        await using var app = await StartAsync();

        using var response = await app.Http.PostAsync("/controller/videos", new StringContent(body, Encoding.UTF8, mediaType));

        Assert.Equal(status, response.StatusCode);
    }

    private static async Task<Dictionary<string, string>> ErrorsAsync(WebApp app, string path)
    {
        using var response = await PostAsync(app, path, Invalid);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("errors").EnumerateObject()
            .ToDictionary(error => error.Name, error => error.Value.GetRawText());
    }

    private static Task<WebApp> StartAsync() => WebApp.StartAsync(setup =>
    {
        setup.Webhooks = null;
        setup.Services = (services, _) =>
        {
            services.AddWan25ProblemDetails();
            services.AddControllers().AddApplicationPart(typeof(VideosController).Assembly)
                .AddJsonOptions(json => json.JsonSerializerOptions.TypeInfoResolver =
                    new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver());
        };
        setup.Pipeline = host =>
        {
            host.UseExceptionHandler();
            host.MapControllers();
            host.MapPost("/videos", (VideoRequestBody body) => body.ToRequest().ResultCount);
        };
    });

    private static Task<HttpResponseMessage> PostAsync(WebApp app, string path, string json) =>
        app.Http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));
}
