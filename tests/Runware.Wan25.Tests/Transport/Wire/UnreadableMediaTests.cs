using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

public sealed class UnreadableMediaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_that_vanished_after_the_build_is_a_violation()
    {
        var path = Path.Combine(_folder, "frame.png");
        await File.WriteAllBytesAsync(path, TestMedia.Png);
        var request = VideoRequest.FromImage(ImageInput.FromFile(path), "x").Build();
        File.Delete(path);
        await AssertErrorAsync(request, "inputs.frameImages[0]", VideoRequestErrorCodes.Unreadable);
    }

    [Fact]
    public async Task A_stream_that_is_empty_or_missing_or_cannot_be_opened_is_a_violation()
    {
        await AssertErrorAsync(_ => new(Stream.Null));
        await AssertErrorAsync(_ => new(new ForwardStream([])));
        await AssertErrorAsync(_ => new((Stream)null!));
        await AssertErrorAsync(_ => throw new FileNotFoundException());
        await AssertErrorAsync(_ => throw new ArgumentException("no stream of that name"));
        await AssertErrorAsync(
            _ => new(new Downloads.BrokenStream(new MemoryStream(TestMedia.Png), 8, _ => throw new NotSupportedException())));
    }

    [Fact]
    public async Task What_the_callers_own_function_throws_reaches_the_caller()
    {
        var request = VideoRequest.FromImage(ImageInput.FromStream(_ => throw new InvalidTimeZoneException(), "image/png"), "x").Build();
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            async () => await VideoTaskBody.PrepareAsync(request, Bodies.TaskId, null, default));
    }

    [Fact]
    public async Task An_upload_reports_at_media()
    {
        await AssertUploadAsync(
            () => Bodies.PrepareUploadAsync(ImageInput.FromBytes(new byte[20])),
            VideoRequestErrorCodes.MediaType);
        await AssertUploadAsync(
            () => Bodies.PrepareUploadAsync(ImageInput.FromMediaId(Bodies.TaskId)),
            VideoRequestErrorCodes.NotAllowed);
        await AssertUploadAsync(
            () => Bodies.PrepareUploadAsync(AudioSource.FromBytes(TestMedia.Png)),
            VideoRequestErrorCodes.MediaType);
        await AssertUploadAsync(
            () => Bodies.PrepareUploadAsync(AudioSource.FromFile("/no/such/file.wav")),
            VideoRequestErrorCodes.Unreadable);
        await AssertUploadAsync(
            () => Bodies.PrepareUploadAsync(AudioSource.FromUrl(new("ftp://a/b"))),
            VideoRequestErrorCodes.Format);
        await AssertUploadAsync(
            () =>
                Bodies.PrepareUploadAsync(AudioSource.FromStream(_ => new(new MemoryStream([1])), "image/png")),
            VideoRequestErrorCodes.MediaType);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_opened_is_not_called_missing()
    {
        var request = VideoRequest.FromImage(ImageInput.FromStream(_ => throw new ArgumentException(), "image/png"), "x").Build();

        var error = await Assert.ThrowsAsync<VideoRequestValidationException>(
            async () => await VideoTaskBody.PrepareAsync(request, Bodies.TaskId, null, default));

        Assert.Contains("a stream cannot be read", error.Message, StringComparison.Ordinal);
    }

    private static async Task AssertUploadAsync<T>(Func<ValueTask<T>> upload, string code)
    {
        var exception = await Assert.ThrowsAsync<VideoRequestValidationException>(async () => await upload());
        var error = Assert.Single(exception.Errors);
        Assert.Equal(("media", code), (error.Path, error.Code));
    }

    private static Task AssertErrorAsync(Func<CancellationToken, ValueTask<Stream>> open) => AssertErrorAsync(
        VideoRequest.FromImage(ImageInput.FromStream(open, "image/png"), "x").Build(),
        "inputs.frameImages[0]",
        VideoRequestErrorCodes.Unreadable);

    private static async Task AssertErrorAsync(VideoRequest request, string path, string code)
    {
        var exception = await Assert.ThrowsAsync<VideoRequestValidationException>(
            async () => await VideoTaskBody.PrepareAsync(request, Bodies.TaskId, null, default));
        var error = Assert.Single(exception.Errors);
        Assert.Equal((path, code), (error.Path, error.Code));
    }
}
