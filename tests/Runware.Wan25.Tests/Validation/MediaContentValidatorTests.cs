using Runware.Wan25.Requests;
using Runware.Wan25.Tests.Transport.Wire;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Tests.Validation;

/// <summary>What is in the media decides, whatever it is called and wherever it is held.</summary>
public sealed class MediaContentValidatorTests : IDisposable
{
    private const string Path = "inputs.frameImages[0]";
    private static readonly byte[] Heic = TestMedia.BoxesOf("heic", "meta", "mdat");
    private static readonly byte[] Html = [.. "<!DOCTYPE html><html><body>Not found</body></html>"u8];

    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-").FullName;

    public static TheoryData<string, byte[]> Complete => new()
    {
        { "image/png", TestMedia.Png }, { "image/png", TestMedia.PngOf(100_000) }, { "image/jpeg", TestMedia.JpegOf(5) },
        { "image/jpeg", TestMedia.JpegOf(100_000) }, { "image/gif", TestMedia.Gif }, { "image/webp", TestMedia.WebP },
        { "image/bmp", [.. "BM"u8, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Complete))]
    public void A_complete_image_passes_from_everywhere(string type, byte[] bytes) =>
        Assert.All(From(bytes, "frame.bin", type), image => Rules.None(VideoRequest.FromImage(image, "x")));

    [Theory]
    [MemberData(nameof(Complete))]
    public void An_image_that_is_cut_is_reported_from_everywhere(string type, byte[] bytes)
    {
        foreach (var length in new[] { bytes.Length - 1, bytes.Length * 9 / 10, bytes.Length / 2 }.Where(length => length > 12))
        {
            Assert.All(From(bytes[..length], "frame.jpg", type), image =>
            {
                var error = Rules.Only(VideoRequest.FromImage(image, "x"), Path, VideoRequestErrorCodes.Incomplete);
                Assert.Contains($"after {length} bytes", error.Message, StringComparison.Ordinal);
                Rules.None(VideoRequest.FromImage(image, "x").WithoutValidation());
            });
        }
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void What_follows_the_end_of_an_image_does_no_harm(string type, byte[] bytes)
    {
        Assert.NotEmpty(type);
        Rules.None(VideoRequest.FromImage(ImageInput.FromBytes((byte[])[.. bytes, .. new byte[type == "image/gif" ? 100 : 9000]]), "x"));
    }

    [Fact]
    public void An_image_of_another_kind_is_named_for_what_it_is()
    {
        foreach (var image in From(Heic, "photo.jpg"))
        {
            var error = Rules.Only(VideoRequest.FromImage(image, "x"), Path, VideoRequestErrorCodes.MediaType);
            Assert.Contains("is a HEIC image (image/heic)", error.Message, StringComparison.Ordinal);
            Assert.Contains("image/jpeg", error.AllowedValues);
        }
    }

    [Fact]
    public void A_page_that_was_saved_as_an_image_is_reported()
    {
        foreach (var image in From(Html, "photo.png"))
        {
            var error = Rules.Only(VideoRequest.FromImage(image, "x"), Path, VideoRequestErrorCodes.MediaType);
            Assert.EndsWith("is an HTML page.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_name_of_an_image_is_not_believed()
    {
        var error = Rules.Only(
            VideoRequest.FromImage(ImageInput.FromFile(FileOf("frame.webp", [1, 2, 3])), "x"), Path, VideoRequestErrorCodes.MediaType);
        Assert.Contains("the content of 'frame.webp' is none of these", error.Message, StringComparison.Ordinal);
        Assert.Equal("image/gif", TypeOf(new FileMedia(FileOf("frame.png", TestMedia.Gif), null)));
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/heic")]
    [InlineData("image/x-new")]
    public void A_declared_type_that_the_content_contradicts_is_reported(string declared)
    {
        var error = Rules.Only(
            VideoRequest.FromImage(ImageInput.FromBytes(TestMedia.Gif, declared), "x"), Path, VideoRequestErrorCodes.MediaType);
        Assert.Contains($"was given as {declared}, but it is a GIF image (image/gif)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_type_that_content_would_show_is_not_believed_either() => Rules.Only(
        VideoRequest.FromImage(ImageInput.FromBytes(new byte[] { 1, 2, 3 }, "image/png"), "x"), Path, VideoRequestErrorCodes.MediaType);

    [Theory]
    [InlineData("image/jpg", "image/jpeg")]
    [InlineData("IMAGE/JPEG", "image/jpeg")]
    [InlineData("image/pjpeg", "image/jpeg")]
    public void An_alias_of_a_type_is_sent_under_its_registered_name(string declared, string sent) =>
        Assert.Equal(sent, TypeOf(new BytesMedia(TestMedia.JpegOf(9), declared)));

    [Fact]
    public void A_declared_type_bypasses_the_list_of_formats_and_a_data_uri_does_not()
    {
        Rules.None(VideoRequest.FromImage(ImageInput.FromBytes(Heic, "image/heic"), "x"));
        Rules.None(VideoRequest.FromImage(ImageInput.FromFile(FileOf("a.jpg", Heic), "image/heif"), "x"));
        var uri = ImageInput.FromDataUri("data:image/heic;base64," + Convert.ToBase64String(Heic));
        Rules.Only(VideoRequest.FromImage(uri, "x"), Path, VideoRequestErrorCodes.MediaType);
        Rules.None(VideoRequest.FromImage(uri, "x").WithoutValidation());
    }

    [Fact]
    public void Without_validation_what_was_declared_is_sent() =>
        Assert.Equal("image/png", TypeOf(new BytesMedia(Html, "image/png"), skipLimits: true));

    [Fact]
    public void A_stream_must_be_readable_from_any_position_and_hold_something()
    {
        Assert.Contains("use the overload that opens one", Unreadable(new ForwardStream(TestMedia.Png)), StringComparison.Ordinal);
        Assert.Contains(
            "at its end", Unreadable(new MemoryStream(TestMedia.Png) { Position = TestMedia.Png.Length }), StringComparison.Ordinal);
        var disposed = new MemoryStream(TestMedia.Png);
        var image = ImageInput.FromStream(disposed);
        disposed.Dispose();
        Rules.Only(VideoRequest.FromImage(image, "x"), Path, VideoRequestErrorCodes.Unreadable);
    }

    [Fact]
    public void Content_that_is_made_to_be_slow_is_looked_at_for_a_moment_only()
    {
        var bytes = new byte[5_000_000];
        Array.Fill(bytes, (byte)0xFF);
        bytes[1] = 0xD8;
        var content = new CountingStream(bytes);
        Rules.Only(VideoRequest.FromImage(ImageInput.FromStream(content), "x"), Path, VideoRequestErrorCodes.Incomplete);
        Assert.InRange(content.Reads, 1, 10_000);
    }

    private static string Unreadable(Stream stream) =>
        Rules.Only(VideoRequest.FromImage(ImageInput.FromStream(stream), "x"), Path, VideoRequestErrorCodes.Unreadable).Message;

    private static string? TypeOf(LocalMedia media, bool skipLimits = false)
    {
        var errors = default(ErrorCollector);
        var type = LocalMediaValidator.Check(media, new(MediaKind.Image, Path, skipLimits), ref errors);
        Assert.Empty(errors.ToList());
        return type;
    }

    private IEnumerable<ImageInput> From(byte[] bytes, string name, string? type = null)
    {
        var base64 = Convert.ToBase64String(bytes);
        return
        [
            ImageInput.FromBytes(bytes), ImageInput.FromFile(FileOf(name, bytes)), ImageInput.FromBase64(base64),
            ImageInput.FromStream(new MemoryStream([1, 2, .. bytes]) { Position = 2 }), ImageInput.FromDataUri(
                $"data:{type};base64,{base64}"),
        ];
    }

    private string FileOf(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            Reads++;
            return base.Read(buffer);
        }
    }
}
