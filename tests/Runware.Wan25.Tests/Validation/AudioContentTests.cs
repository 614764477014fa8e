using Runware.Wan25.Tests.Transport.Wire;

namespace Runware.Wan25.Tests.Validation;

/// <summary>Audio is looked at by its upload as images are.</summary>
public sealed class AudioContentTests : IDisposable
{
    private static readonly byte[] M4A = TestMedia.BoxesOf("M4A ", "moov", "mdat");
    private static readonly byte[] Mp4 = TestMedia.BoxesOf("isom", "moov", "mdat");

    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Audio_is_sent_under_its_type()
    {
        Assert.Equal("audio/wav", await SentAsync(AudioSource.FromBytes(TestMedia.Wav)));
        Assert.Equal("audio/wav", await SentAsync(AudioSource.FromBytes(TestMedia.Wav, "audio/x-wav")));
        Assert.Equal("audio/mp4", await SentAsync(AudioSource.FromBytes(M4A)));
        Assert.Equal("audio/mpeg", await SentAsync(AudioSource.FromFile(FileOf("voice.MP3", [0, 0, 0, 0, 1]))));
        Assert.Equal("audio/mp4", await SentAsync(AudioSource.FromFile(FileOf("voice.m4a", Mp4))));
        Assert.Equal("audio/mp4", await SentAsync(AudioSource.FromBytes(Mp4, "audio/mp4")));
        Assert.Equal("audio/ogg", await SentAsync(AudioSource.FromStream(new MemoryStream([.. "OggS"u8, 0, 2]))));
        Assert.Equal("audio/ogg", await SentAsync(AudioSource.FromStream(_ => new(new ForwardStream([.. "OggS"u8, 0, 2])), "audio/opus")));
        Assert.Equal("audio/x-new", await SentAsync(AudioSource.FromBytes(new byte[] { 1 }, "audio/x-new")));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public async Task A_wave_whose_writer_did_not_know_its_size_passes(uint size) =>
        Assert.Equal(
            "audio/wav", await SentAsync(AudioSource.FromBytes((byte[])[.. "RIFF"u8, .. BitConverter.GetBytes(size), .. "WAVEfmt "u8])));

    [Fact]
    public async Task What_is_no_audio_is_named()
    {
        await AssertAsync(
            AudioSource.FromFile(FileOf("voice.mp3", [.. "<html>no</html>"u8])),
            VideoRequestErrorCodes.MediaType,
            "'voice.mp3' is an HTML page");
        await AssertAsync(AudioSource.FromFile(FileOf("voice.wav", TestMedia.Png)), VideoRequestErrorCodes.MediaType, "is a PNG image");
        await AssertAsync(AudioSource.FromBytes(Mp4), VideoRequestErrorCodes.MediaType, "is an MP4 video");
        await AssertAsync(AudioSource.FromFile(FileOf("a.wav", [1, 2, 3])), VideoRequestErrorCodes.MediaType, "none of these");
        await AssertAsync(
            AudioSource.FromBytes(TestMedia.Wav, "audio/flac"), VideoRequestErrorCodes.MediaType, "it is WAV audio (audio/wav)");
        await AssertAsync(
            AudioSource.FromStream(_ => new(new ForwardStream(TestMedia.Png)), "audio/mpeg"),
            VideoRequestErrorCodes.MediaType,
            "is a PNG image");
        await AssertAsync(
            AudioSource.FromStream(_ => new(new MemoryStream(TestMedia.Wav)), "audio/mpeg"),
            VideoRequestErrorCodes.MediaType,
            "it is WAV audio");
    }

    [Fact]
    public async Task Audio_that_is_cut_is_reported()
    {
        await AssertAsync(
            AudioSource.FromBytes((byte[])[.. "RIFF"u8, 100, 0, 0, 0, .. "WAVE"u8]),
            VideoRequestErrorCodes.Incomplete,
            "WAV audio that ends too early");
        await AssertAsync(
            AudioSource.FromBytes(M4A.AsMemory(0, M4A.Length - 1)), VideoRequestErrorCodes.Incomplete, "M4A audio that ends too early");
        await AssertAsync(
            AudioSource.FromStream(new MemoryStream(M4A[..60])), VideoRequestErrorCodes.Incomplete, "M4A audio that ends too early");
    }

    [Fact]
    public async Task What_is_empty_or_no_file_is_reported()
    {
        await AssertAsync(AudioSource.FromBytes(default), VideoRequestErrorCodes.Unreadable, "no bytes were given");
        await AssertAsync(AudioSource.FromFile(FileOf("none.wav", [])), VideoRequestErrorCodes.Unreadable, "'none.wav' is empty");
        await AssertAsync(AudioSource.FromFile(_folder), VideoRequestErrorCodes.Unreadable, "cannot be read");
        await AssertAsync(AudioSource.FromStream(new MemoryStream()), VideoRequestErrorCodes.Unreadable, "at its end");
        await AssertAsync(
            AudioSource.FromStream(new ForwardStream(TestMedia.Wav)), VideoRequestErrorCodes.Unreadable, "use the overload that opens one");
        await AssertAsync(AudioSource.FromStream(_ => new(new MemoryStream()), "audio/wav"), VideoRequestErrorCodes.Unreadable, "is empty");
    }

    private static async Task<string> SentAsync(AudioSource audio)
    {
        var text = await Bodies.TextAsync(await Bodies.PrepareUploadAsync(audio));
        var start = text.IndexOf("data:", StringComparison.Ordinal) + 5;
        return text[start..text.IndexOf(';', start)];
    }

    private static async Task AssertAsync(AudioSource audio, string code, string message)
    {
        var exception = await Assert.ThrowsAsync<VideoRequestValidationException>(
            async () => await Bodies.PrepareUploadAsync(audio));
        var error = Assert.Single(exception.Errors);
        Assert.Equal(("media", code), (error.Path, error.Code));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private string FileOf(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
