using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Runware.Wan25.AspNetCore.Swashbuckle.Tests;

/// <summary>The document of Swashbuckle shows what that of AddOpenApi does.</summary>
public class SwaggerTests
{
    private static readonly string[] ProblemStatuses = ["400", "402", "404", "409", "422", "429", "502", "503", "504"];

    [Fact]
    public async Task One_endpoint_is_described_without_any_registration()
    {
        var document = await GetDocumentAsync(
            _ => { }, app => app.MapPost("/videos", (VideoRequestBody body) => body.ToRequest().ResultCount));

        AssertDescribesResponses(document, "/videos");
    }

    [Fact]
    public void The_package_can_be_used_without_the_generator_of_the_framework()
    {
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, "Microsoft.AspNetCore.OpenApi.dll")));

        Assert.NotEmpty(typeof(VideoRequestBody).Assembly.DefinedTypes);
    }

    [Theory]
    [InlineData("/videos")]
    [InlineData("/controller/videos")]
    public async Task A_body_is_described_with_its_limits_and_an_example(string path)
    {
        var document = await GetDocumentAsync();

        var body = document.Paths[path].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Schema!;
        Assert.Equal((1, 2000), (body.Properties!["positivePrompt"].MinLength, body.Properties["positivePrompt"].MaxLength));
        Assert.Equal(["5", "10"], body.Properties["duration"].Enum!.Select(value => value.ToJsonString()));
        Assert.Equal(JsonSchemaType.Boolean, body.Properties["providerSettings"].Properties!["alibaba"].Properties!["audio"].Type);
        AssertDescribesResponses(document, path);
    }

    [Fact]
    public async Task An_id_is_a_text_with_a_pattern()
    {
        var document = await GetDocumentAsync();

        var id = document.Components!.Schemas!["VideoTicket"].Properties!["id"];
        Assert.Matches(id.Pattern!, new VideoOperationId(Guid.NewGuid(), 3).ToString());
        Assert.Equal(JsonSchemaType.String, id.Type!.Value & ~JsonSchemaType.Null);
        Assert.Equal(
            "positivePrompt",
            document.Paths["/stored"].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Schema!.Required!.Last());
    }

    private static void AssertDescribesResponses(OpenApiDocument document, string path) => Assert.All(ProblemStatuses, status =>
        Assert.Contains("application/problem+json", document.Paths[path].Operations![HttpMethod.Post].Responses![status].Content!.Keys));

    private static Task<OpenApiDocument> GetDocumentAsync() => GetDocumentAsync(
        services =>
        {
            services.AddWan25ProblemDetails();

            // Every application with controllers has the package as a part, whose types are listed, here without
            // Microsoft.AspNetCore.OpenApi.
            services.AddControllers().AddApplicationPart(typeof(VideosController).Assembly)
                .AddApplicationPart(typeof(VideoRequestBody).Assembly);
            services.AddSwaggerGen(options =>
            {
                foreach ((Type type, string schema) in Wan25Schemas.All)
                {
                    options.MapType(type, () => OpenApiModelFactory.Parse<OpenApiSchema>(
                        schema, OpenApiSpecVersion.OpenApi3_0, new OpenApiDocument(), out _)!);
                }
            });
        },
        app =>
        {
            app.MapControllers();
            app.MapPost("/videos", (VideoRequestBody body) => new VideoTicket(new(Guid.Empty, body.ToRequest().ResultCount)));
            app.MapPost("/stored", (VideoRequest request) => TypedResults.Ok(request.ResultCount));
        });

    private static async Task<OpenApiDocument> GetDocumentAsync(Action<IServiceCollection> services, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen();
        builder.Services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver()));
        services(builder.Services);
        await using var app = builder.Build();
        app.MapSwagger();
        map(app);
        await app.StartAsync();
        using var response = await app.GetTestClient().GetAsync("/swagger/v1/swagger.json");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {text}");
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        Assert.Empty(diagnostic!.Errors.Select(error => error.ToString()));
        return document!;
    }
}

[ApiController]
[Route("controller/videos")]
public class VideosController : ControllerBase
{
    [HttpPost]
    public ActionResult<VideoTicket> Submit([FromBody] VideoRequestBody body) =>
        Ok(new VideoTicket(new(Guid.Empty, body.ToRequest().ResultCount)));
}

public record VideoTicket(VideoOperationId Id);
