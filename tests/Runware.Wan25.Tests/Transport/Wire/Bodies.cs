using System.Text;
using System.Text.Json.Nodes;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>Short ways to a body's bytes.</summary>
internal static class Bodies
{
    public static readonly Guid TaskId = new("be8fd83d-7116-4984-b37e-391df5ee434e");

    public static async Task<byte[]> BytesAsync(RequestBody body)
    {
        using var content = new JsonBodyContent(body, () => { });
        using var stream = new MemoryStream();
        await content.CopyToAsync(stream);
        Assert.Equal(stream.Length, content.Headers.ContentLength);
        Assert.Equal("application/json; charset=utf-8", content.Headers.ContentType?.ToString());
        return stream.ToArray();
    }

    public static async Task<string> TextAsync(RequestBody body) => Encoding.UTF8.GetString(await BytesAsync(body));

    public static async ValueTask<RequestBody> PrepareUploadAsync(ImageInput image) =>
        (await MediaUploadBody.PrepareAsync(image.Source, MediaKind.Image, default))(TaskId);

    public static async ValueTask<RequestBody> PrepareUploadAsync(AudioSource audio) =>
        (await MediaUploadBody.PrepareAsync(audio.Source, MediaKind.Audio, default))(TaskId);

    /// <summary>The one task in the body of a request.</summary>
    public static async Task<JsonObject> TaskAsync(VideoRequest request, Guid? taskId = null, Uri? webhook = null)
    {
        var body = await VideoTaskBody.PrepareAsync(request, taskId ?? TaskId, webhook ?? request.Webhook, default);
        var tasks = JsonNode.Parse(await BytesAsync(body))!.AsArray();
        return Assert.Single(tasks)!.AsObject();
    }

    /// <summary>The first frame as it is sent, or null.</summary>
    public static string? FirstFrame(JsonObject task) => (string?)task["inputs"]?["frameImages"]?[0]?["image"];
}
