using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Runware.Wan25.AspNetCore.Tests.Problems;

namespace Runware.Wan25.AspNetCore.Tests.OpenApi;

/// <summary>The document of AddOpenApi shows what endpoints take and give.</summary>
public class OpenApiTests
{
    private static readonly string[] ProblemStatuses = ["400", "402", "404", "409", "422", "429", "502", "503", "504"];

    [Fact]
    public async Task One_endpoint_is_described_without_any_registration()
    {
        await using var app = await SmallApp.StartAsync(
            services => services.AddOpenApi(), app => app.MapPost("/videos", (VideoRequestBody body) => body.ToRequest().ResultCount));

        var document = await SmallApp.GetDocumentAsync(app.GetTestClient());

        var operation = document.Paths["/videos"].Operations![HttpMethod.Post];
        Assert.All(ProblemStatuses, status => Assert.Contains("application/problem+json", operation.Responses![status].Content!.Keys));
        var body = operation.RequestBody!.Content!["application/json"].Schema!;
        Assert.Equal(["positivePrompt"], body.Required!);
        Assert.Matches(Find(body, "outputFormat")!.Pattern!, "WEBM");
        AssertKnows(body);
    }

    [Fact]
    public void Every_status_of_an_exception_is_described() => Assert.All(
        ProblemDetailsTests.Exceptions, row => Assert.Contains(FormattableString.Invariant($"{row[2]}"), ProblemStatuses));

    [Fact]
    public async Task A_controller_is_described_without_schemas_too()
    {
        await using var app = await SmallApp.StartAsync(
            services =>
            {
                services.AddOpenApi();
                services.AddWan25ProblemDetails();
                services.AddControllers().AddApplicationPart(typeof(VideosController).Assembly);
            },
            app => app.MapControllers());

        var document = await SmallApp.GetDocumentAsync(app.GetTestClient());

        AssertKnows(document.Paths["/controller/videos"].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Schema!);
    }

    [Fact]
    public async Task A_controller_is_described_as_a_minimal_API_is()
    {
        await using var app = await StartAsync();

        var document = await SmallApp.GetDocumentAsync(app.GetTestClient());

        AssertDescribesBody(document, "/videos");
        AssertDescribesBody(document, "/controller/videos");
    }

    [Fact]
    public async Task Every_parameter_that_callers_may_set_has_its_limits_and_a_description()
    {
        await using var app = await StartAsync();

        var body = (await SmallApp.GetDocumentAsync(app.GetTestClient())).Components!.Schemas!["VideoRequestBody"];

        AssertKnows(body);
        Assert.Equal(["5", "10"], Find(body, "duration")!.Enum!.Select(value => value.ToJsonString()));
        Assert.Equal(["\"MP4\"", "\"WEBM\"", "\"MOV\""], Find(body, "outputFormat")!.Enum!.Select(value => value.ToJsonString()));
        Assert.Equal(JsonSchemaType.Boolean, Find(body, "providerSettings.alibaba.audio")!.Type);
        Assert.Equal(2, Find(body, "inputs.frameImages")!.Items!.OneOf!.Count);
        Assert.False(body.AdditionalPropertiesAllowed);
        Assert.Equal(["positivePrompt"], body.Required!);
    }

    [Fact]
    public async Task An_id_is_a_text_with_a_pattern_wherever_it_stands()
    {
        await using var app = await StartAsync();

        var document = await SmallApp.GetDocumentAsync(app.GetTestClient());

        var ticket = document.Components!.Schemas!["VideoTicket"].Properties!;
        Assert.Matches(ticket["id"].Pattern!, new VideoOperationId(Guid.NewGuid(), 3).ToString());
        Assert.Matches(ticket["id"].Pattern!, Guid.NewGuid().ToString());
        Assert.DoesNotMatch(ticket["id"].Pattern!, "7");
        Assert.Equal(JsonSchemaType.String, ticket["id"].Type);
        Assert.Equal(ticket["id"].Pattern, ticket["previous"].Pattern);
        Assert.Equal(JsonSchemaType.String | JsonSchemaType.Null, ticket["previous"].Type);
        Assert.All(["/videos/{id}", "/controller/videos/{id}"], path =>
        {
            IOpenApiSchema parameter = document.Paths[path].Operations![HttpMethod.Get].Parameters![0].Schema!;
            Assert.Equal((JsonSchemaType.String, ticket["id"].Pattern), (parameter.Type, parameter.Pattern));
        });
    }

    [Fact]
    public async Task Requests_and_results_have_schemas()
    {
        await using var app = await StartAsync();

        var schemas = (await SmallApp.GetDocumentAsync(app.GetTestClient())).Components!.Schemas!;

        Assert.Equal(["version", "positivePrompt"], schemas["VideoRequest"].Required!.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(1, schemas["VideoRequest"].Properties!["positivePrompt"].MinLength);
        Assert.Equal(
            ["failures", "isComplete", "operationId", "totalCost", "videos"],
            schemas["VideoResult"].Properties!.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("json", schemas["GeneratedVideo"].Properties!.Keys);
        Assert.Equal(JsonSchemaType.String, schemas["VideoResult"].Properties!["operationId"].Type);
    }

    [Fact]
    public void The_examples_are_valid_requests()
    {
        using var body = JsonDocument.Parse(Wan25Schemas.All[typeof(VideoRequestBody)]);
        using var stored = JsonDocument.Parse(Wan25Schemas.All[typeof(VideoRequest)]);

        Assert.Empty(VideoRequestBody.Read(body.RootElement.GetProperty("example")).Errors);
        Assert.NotNull(VideoRequest.FromJson(stored.RootElement.GetProperty("example").GetRawText()));
    }

    private static void AssertDescribesBody(OpenApiDocument document, string path)
    {
        var operation = document.Paths[path].Operations![HttpMethod.Post];
        var body = operation.RequestBody!.Content!["application/json"].Schema!;
        Assert.Equal(2000, Find(body, "positivePrompt")!.MaxLength);
#pragma warning disable CS0618 // The keyword that both versions of the specification have.
        Assert.NotNull(body.Example);
#pragma warning restore CS0618
        Assert.All(ProblemStatuses, status =>
        {
            var response = operation.Responses![status];
            Assert.Contains("application/problem+json", response.Content!.Keys);
            Assert.True(response.Description!.Length > 20, response.Description);
        });
    }

    private static void AssertKnows(IOpenApiSchema body)
    {
        foreach (var parameter in VideoRequestLimits.Parameters)
        {
            var schema = Find(body, parameter.Path);
            Assert.Equal(parameter.IsApplicationOwned ? null : parameter.Description, schema?.Description);
            Assert.True(schema is null || schema.Type!.Value.HasFlag(TypeOf(parameter.Kind)), $"{parameter.Path} is {schema?.Type}.");
        }

        Assert.Equal((1, 2000), (Find(body, "positivePrompt")!.MinLength, Find(body, "positivePrompt")!.MaxLength));
        Assert.Equal(("0", "2147483647"), (Find(body, "seed")!.Minimum, Find(body, "seed")!.Maximum));
    }

    private static JsonSchemaType TypeOf(VideoRequestParameterKind kind) => kind switch
    {
        VideoRequestParameterKind.Number => JsonSchemaType.Integer,
        VideoRequestParameterKind.Boolean => JsonSchemaType.Boolean,
        VideoRequestParameterKind.FrameImages => JsonSchemaType.Array,
        _ => JsonSchemaType.String,
    };

    private static IOpenApiSchema? Find(IOpenApiSchema schema, string path) => path.Split('.').Aggregate(
        (IOpenApiSchema?)schema,
        (parent, name) =>
            (parent?.Properties ?? parent?.OneOf?.Last().Properties)?.TryGetValue(name, out var child) == true ? child : null);

    private static Task<WebApplication> StartAsync() => SmallApp.StartAsync(
        services =>
        {
            services.AddOpenApi(options => options.AddWan25Schemas());
            services.AddWan25ProblemDetails();
            services.AddControllers().AddApplicationPart(typeof(VideosController).Assembly);
        },
        app =>
        {
            app.MapControllers();
            app.MapPost("/videos", (VideoRequestBody body) => new VideoTicket(new(Guid.Empty, body.ToRequest().ResultCount)));
            app.MapPost("/stored", (VideoRequest request) => request);
            app.MapGet("/videos/{id}", (VideoOperationId id) => TypedResults.Ok(Wan25ModelFactory.VideoResult(id, [])));
        });
}
