using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace Runware.Wan25.AspNetCore.Tests.OpenApi;

/// <summary>An application in this process, without a service behind it. Reflection is on, as it is in most applications.</summary>
internal static class SmallApp
{
    /// <param name="services">Registers, AddOpenApi included.</param>
    /// <param name="map">Maps the endpoints.</param>
    public static async Task<WebApplication> StartAsync(Action<IServiceCollection> services, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(
            json => json.SerializerOptions.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver()));
        services(builder.Services);
        var app = builder.Build();
        app.MapOpenApi();
        map(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>Fetches the document and reads it with the reader of the specification, which must find nothing wrong.</summary>
    public static async Task<OpenApiDocument> GetDocumentAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/openapi/v1.json");
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {text}");
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        Assert.Empty(diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(diagnostic.Warnings.Select(warning => warning.ToString()));
        return document!;
    }
}
