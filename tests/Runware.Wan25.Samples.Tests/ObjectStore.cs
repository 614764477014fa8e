using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Samples.Tests;

/// <summary>Stands in for an S3-compatible store: it keeps what is PUT with a good signature in the URL, and answers HEAD.</summary>
internal sealed class ObjectStore : IAsyncDisposable
{
    private const string AccessKey = "test-access";
    private const string SecretKey = "test-secret";
    private const string Region = "us-east-1";

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
        if (request.Query["X-Amz-Signature"] != SignatureOf(request))
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

    /// <summary>Computes signature version 4 of a presigned URL, after the documentation of S3.</summary>
    private static string SignatureOf(HttpRequest request)
    {
        string query = string.Join('&', request.Query
            .Where(pair => pair.Key != "X-Amz-Signature")
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}"));
        string canonical = string.Join('\n', "PUT", request.Path.Value, query, $"host:{request.Host}\n", "host", "UNSIGNED-PAYLOAD");
        string time = request.Query["X-Amz-Date"].ToString();
        string date = time.Length < 8 ? "" : time[..8];
        string scope = string.Create(CultureInfo.InvariantCulture, $"{date}/{Region}/s3/aws4_request");
        string text = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        byte[] key = new[] { date, Region, "s3", "aws4_request" }.Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + SecretKey), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
