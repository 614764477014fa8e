using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Samples.Tests;

/// <summary>Stands in for an S3-compatible store: it keeps what is PUT with a good signature in the URL, and responds to HEAD.</summary>
internal sealed class ObjectStore : IAsyncDisposable
{
    private const string AccessKey = "test-access";
    private const string SecretKey = "test-secret";

    private readonly WebApplication _app;

    private ObjectStore(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public string Address => _app.Urls.Single();

    /// <summary>Gets the environment variables in which the AWS SDK looks for credentials.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; } = new Dictionary<string, string>
    {
        ["AWS_ACCESS_KEY_ID"] = AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = SecretKey,
    };

    public static async Task<ObjectStore> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var store = new ObjectStore(app);
        app.MapMethods("/{**path}", ["PUT"], store.PutAsync);
        app.MapMethods("/{**path}", ["HEAD"], store.Head);
        await app.StartAsync();
        return store;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> PutAsync(HttpRequest request)
    {
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        if (!query.TryGetValue("X-Amz-Signature", out string? signature)
            || signature != SignatureVersion4.OfUrl("PUT", request.Host.ToString(), request.Path.ToString(), query, SecretKey))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        Objects[request.Path] = content.ToArray();
        return Results.Ok();
    }

    private IResult Head(HttpRequest request) => Objects.TryGetValue(request.Path, out byte[]? content)
        ? Results.Bytes(content, "video/mp4")
        : Results.NotFound();
}
