using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Media inputs in every form, and what the ledger proves about them.</summary>
public class MediaTests
{
    private static readonly byte[] Image = [.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 7))];

    [Theory]
    [InlineData("data:image/png;base64,", ReceivedMediaKind.DataUri, "image/png")]
    [InlineData("", ReceivedMediaKind.Base64, null)]
    public async Task Bytes_that_were_sent_inline_are_known_by_length_and_hash_but_not_kept(
        string prefix, ReceivedMediaKind kind, string? mediaType)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);

        Guid id = await client.SubmitAsync($$""","inputs":{"frameImages":[{"image":"{{prefix}}{{Convert.ToBase64String(Image)}}"}]}""");

        LedgerTask task = emulator.Ledger.Find(id)!;
        ReceivedMedia media = Assert.Single(task.Media);
        Assert.Equal(("inputs.frameImages[0].image", kind, mediaType), (media.Path, media.Kind, media.MediaType));
        Assert.Equal((Image.Length, Convert.ToHexString(SHA256.HashData(Image)).ToLowerInvariant()), (media.Length, media.Sha256));
        Assert.Contains("\"positivePrompt\":\"A lighthouse\"", task.RequestJson, StringComparison.Ordinal);
        Assert.True(task.RequestJson!.Length < 1000);
    }

    [Theory]
    [InlineData("imageUpload", "image", "imageUUID")]
    [InlineData("mediaStorage", "media", "mediaUUID")]
    public async Task Uploaded_media_can_be_used_by_id(string taskType, string parameter, string idName)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        string data = "data:image/png;base64," + Convert.ToBase64String(Image);
        var (_, body) = await client.PostAsync(Upload(taskType, parameter, "upload", data));
        string mediaId = (string)body["data"]![0]![idName]!;

        Guid id = await client.SubmitAsync($$""","inputs":{"frameImages":["{{mediaId}}"]}""");

        Assert.Equal(mediaId, Assert.Single(emulator.Ledger.Find(id)!.Media).Reference);
        Assert.Equal(Image.Length, emulator.Ledger.FindUpload(Guid.Parse(mediaId))!.Length);
        string url = (string)body["data"]![0]![parameter + "URL"]!;
        Assert.Equal(Image, await client.Http.GetByteArrayAsync(url));
    }

    [Fact]
    public async Task Deleted_media_is_gone()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        var (_, body) = await client.PostAsync(Upload("mediaStorage", "media", "upload", "https://a.test/voice.mp3"));
        string mediaId = (string)body["data"]![0]!["mediaUUID"]!;

        await client.PostAsync(Upload("mediaStorage", "media", "delete", mediaId));

        JsonObject task = RawClient.TextTask(Guid.NewGuid(), $$""","inputs":{"audio":"{{mediaId}}"}""");
        Assert.Equal("mediaNotFound", await client.ErrorCodeAsync(task));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(Upload("mediaStorage", "media", "delete", mediaId))).Status);
    }

    [Fact]
    public async Task A_body_of_tens_of_megabytes_passes_through_the_socket()
    {
        await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        using var client = new RawClient(emulator, overSocket: true);
        byte[] large = new byte[24 * 1024 * 1024]; // In base64, more than the 30 MB that Kestrel allows by default.

        Guid id = await client.SubmitAsync($$""","inputs":{"frameImages":["{{Convert.ToBase64String(large)}}"]}""");

        Assert.Equal(large.Length, Assert.Single(emulator.Ledger.Find(id)!.Media).Length);
    }

    private static JsonObject Upload(string taskType, string parameter, string operation, string media) => new()
    {
        ["taskType"] = taskType,
        ["taskUUID"] = Guid.NewGuid().ToString(),
        ["operation"] = operation,
        [parameter] = media,
    };
}
