using System.Text;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

public sealed class StreamingRequestBodyTests : IDisposable
{
    private const int Chunk = Base64Encoder.Chunk;
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-").FullName;

    public static TheoryData<int> Lengths => [20, 21, 22, Chunk - 1, Chunk, Chunk + 1, (3 * Chunk) - 1, 3 * Chunk, (3 * Chunk) + 2];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_file_is_sent_as_a_data_uri_byte_for_byte(int length)
    {
        var bytes = TestMedia.PngOf(length);
        await AssertSentAsync(ImageInput.FromFile(FileOf(bytes)), bytes);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Bytes_and_streams_are_sent_byte_for_byte(int length)
    {
        var bytes = TestMedia.PngOf(length);
        await AssertSentAsync(ImageInput.FromBytes(bytes), bytes);
        await AssertSentAsync(ImageInput.FromStream(_ => new(new MemoryStream(bytes)), "image/png"), bytes);
        await AssertSentAsync(ImageInput.FromStream(_ => new(new ForwardStream(bytes)), "image/png"), bytes);
    }

    [Fact]
    public async Task A_seekable_stream_is_read_from_where_it_stands()
    {
        byte[] bytes = [0, 0, .. TestMedia.Png];
        await AssertSentAsync(ImageInput.FromStream(_ => new(new MemoryStream(bytes) { Position = 2 }), "image/png"), TestMedia.Png);
    }

    [Fact]
    public async Task Every_stream_that_was_opened_is_disposed()
    {
        var opened = new List<ForwardStream>();
        var image = ImageInput.FromStream(
            _ =>
            {
                opened.Add(new(TestMedia.Png));
                return new(opened[^1]);
            },
            "image/png");
        var body = await PrepareAsync(image);
        await Bodies.BytesAsync(body);
        await Bodies.BytesAsync(body);
        Assert.Equal(3, opened.Count);
        Assert.All(opened, stream => Assert.True(stream.IsDisposed));
    }

    [Fact]
    public async Task Progress_is_reported_for_each_piece()
    {
        var body = await PrepareAsync(ImageInput.FromFile(FileOf(TestMedia.PngOf(5 * Chunk))));
        var pieces = 0;
        using var content = new JsonBodyContent(body, () => pieces++);
        await content.CopyToAsync(Stream.Null);
        Assert.Equal(5 + 2, pieces);
    }

    [Theory]
    [InlineData("longer")]
    [InlineData("shorter")]
    [InlineData("other content")]
    [InlineData("other time")]
    [InlineData("gone")]
    public async Task A_file_that_changed_is_noticed_before_the_body_is_whole(string change)
    {
        var bytes = TestMedia.PngOf(3 * Chunk);
        var path = FileOf(bytes);
        var body = await PrepareAsync(ImageInput.FromFile(path));
        var whole = (await Bodies.BytesAsync(body)).Length;
        var written = File.GetLastWriteTimeUtc(path);
        switch (change)
        {
            case "longer": await File.AppendAllTextAsync(path, "x"); break;
            case "shorter": await File.WriteAllBytesAsync(path, bytes[..^1]); break;
            case "other content": bytes[^1] ^= 1; await File.WriteAllBytesAsync(path, bytes); break;
            case "gone": File.Delete(path); break;
        }

        if (change != "gone")
        {
            File.SetLastWriteTimeUtc(path, change == "other time" ? written.AddSeconds(1) : written);
        }

        await AssertChangedAsync(body, whole);
    }

    [Fact]
    public async Task A_file_that_changed_before_the_first_sending_is_noticed_too()
    {
        var path = FileOf(TestMedia.PngOf(100));
        var body = await PrepareAsync(ImageInput.FromFile(path));
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddHours(-1));
        await AssertChangedAsync(body, whole: 1);
    }

    [Fact]
    public async Task A_file_that_is_written_to_while_it_is_sent_is_noticed()
    {
        var path = FileOf(TestMedia.PngOf(3 * Chunk));
        var body = await PrepareAsync(ImageInput.FromFile(path));
        using var content = new JsonBodyContent(body, () => File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch));
        using var sent = new MemoryStream();
        await Assert.ThrowsAsync<MediaChangedException>(() => content.CopyToAsync(sent));
        Assert.InRange(sent.Length, 1, content.Headers.ContentLength!.Value - 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_gives_other_content_is_noticed(bool seekable)
    {
        var bytes = TestMedia.PngOf(2 * Chunk);
        var body = await PrepareAsync(
            ImageInput.FromStream(_ => new(seekable ? new MemoryStream(bytes) : new ForwardStream(bytes)), "image/png"));
        var whole = (await Bodies.BytesAsync(body)).Length;
        bytes[20] ^= 1;
        await AssertChangedAsync(body, whole);
    }

    [Fact]
    public async Task A_forward_stream_is_compared_with_the_reading_that_measured_it()
    {
        var bytes = TestMedia.PngOf(100);
        var body = await PrepareAsync(ImageInput.FromStream(_ => new(new ForwardStream(bytes)), "image/png"));
        bytes[50] ^= 1;
        await AssertChangedAsync(body, int.MaxValue);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_forward_stream_of_another_length_is_noticed(int difference)
    {
        var length = 2 * Chunk;
        var body = await PrepareAsync(ImageInput.FromStream(_ => new(new ForwardStream(TestMedia.PngOf(length))), "image/png"));
        var whole = (await Bodies.BytesAsync(body)).Length;
        length += difference;
        await AssertChangedAsync(body, whole);
    }

    [Fact]
    public async Task A_stream_that_gives_less_than_its_length_is_noticed()
    {
        var body = await PrepareAsync(ImageInput.FromStream(_ => new(new LyingStream(TestMedia.PngOf(2 * Chunk), Chunk)), "image/png"));
        using var content = new JsonBodyContent(body, () => { });

        var error = await Assert.ThrowsAsync<MediaChangedException>(() => content.CopyToAsync(Stream.Null));

        Assert.Contains("shorter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_breaks_while_it_is_sent_is_noticed()
    {
        var body = await PrepareAsync(ImageInput.FromStream(_ => new(new LyingStream(TestMedia.PngOf(2 * Chunk), -1)), "image/png"));
        using var content = new JsonBodyContent(body, () => { });

        var error = await Assert.ThrowsAsync<MediaChangedException>(() => content.CopyToAsync(Stream.Null));

        Assert.IsType<IOException>(error.InnerException);
    }

    [Fact]
    public async Task What_an_attempt_began_to_send_counts_although_it_broke()
    {
        var bytes = TestMedia.PngOf(4 * Chunk);
        var body = await PrepareAsync(ImageInput.FromBytes(bytes));
        using (var content = new JsonBodyContent(body, () => { }))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(new BreakingStream(2 * Chunk)));
        }

        bytes[30] ^= 1;
        await AssertChangedAsync(body, int.MaxValue);
    }

    [Fact]
    public async Task A_broken_attempt_does_not_keep_the_next_from_succeeding()
    {
        var bytes = TestMedia.PngOf(4 * Chunk);
        var body = await PrepareAsync(ImageInput.FromFile(FileOf(bytes)));
        using (var content = new JsonBodyContent(body, () => { }))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(new BreakingStream(2 * Chunk)));
        }

        var first = await Bodies.BytesAsync(body);
        Assert.Equal(first, await Bodies.BytesAsync(body));
    }

    [Fact]
    public async Task An_upload_names_its_media_and_nothing_else()
    {
        byte[] wav = [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8];
        Assert.Equal(
            $$"""[{"taskType":"mediaStorage","taskUUID":"{{Bodies.TaskId}}","operation":"upload","media":"data:audio/wav;base64,"""
                + $$"""{{Convert.ToBase64String(wav)}}"}]""",
            await Bodies.TextAsync(await Bodies.PrepareUploadAsync(AudioSource.FromBytes(wav))));
        Assert.Equal(
            $$"""
            [{"taskType":"mediaStorage","taskUUID":"{{Bodies.TaskId}}","operation":"upload","media":"https://example.com/a.png?b=1&c=2"}]
            """,
            await Bodies.TextAsync(
                await Bodies.PrepareUploadAsync(ImageInput.FromUrl(new("https://example.com/a.png?b=1&c=2")))));
    }

    private static async Task AssertSentAsync(ImageInput image, byte[] bytes)
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromImage(image, "x").Build());
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(bytes), Bodies.FirstFrame(task));
    }

    private static async Task AssertChangedAsync(RequestBody body, int whole)
    {
        using var content = new JsonBodyContent(body, () => { });
        using var sent = new MemoryStream();
        await Assert.ThrowsAsync<MediaChangedException>(() => content.CopyToAsync(sent));
        Assert.InRange(sent.Length, 0, whole - 1);
        Assert.DoesNotContain("}]", Encoding.UTF8.GetString(sent.ToArray()), StringComparison.Ordinal);
    }

    private static ValueTask<RequestBody> PrepareAsync(ImageInput image) =>
        VideoTaskBody.PrepareAsync(VideoRequest.FromImage(image, "x").Build(), Bodies.TaskId, null, default);

    private string FileOf(byte[] bytes)
    {
        var path = Path.Combine(_folder, "frame.png");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
