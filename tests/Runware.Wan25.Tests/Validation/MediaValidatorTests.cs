using Runware.Wan25.Requests;
using Runware.Wan25.Tests.Transport.Wire;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Tests.Validation;

public sealed class MediaValidatorTests : IDisposable
{
    private const string Path = "inputs.frameImages[0]";
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("iVBO")]
    [InlineData("data:image/png;base64,")]
    [InlineData("data:image/png;base64,iVBOR")]
    [InlineData("data:image/png;base64,iV*O")]
    [InlineData("data:image/png;base64,iV%4")]
    [InlineData("data:image/png,iVBO")]
    [InlineData("data:image/png;charset=base64,iVBO")]
    [InlineData("data:image/png;base64;name=a,iVBO")]
    [InlineData("/etc/passwd")]
    public void Other_texts_are_no_data_uris_and_are_not_repeated(string text)
    {
        var error = Rules.Only(With(ImageInput.FromDataUri(text)), Path, VideoRequestErrorCodes.Format);
        Assert.True(text.Length == 0 || !error.Message.Contains(text, StringComparison.Ordinal));
        Assert.Contains($"{text.Length} characters", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data:image/;base64,iVBO")]
    [InlineData("data:audio/wav;base64,iVBO")]
    [InlineData("data:text/html;base64,iVBO")]
    public void Data_uris_of_another_kind_are_reported(string text) =>
        Rules.Only(With(ImageInput.FromDataUri(text)), Path, VideoRequestErrorCodes.MediaType);

    [Theory]
    [InlineData("")]
    [InlineData("iVBOR")]
    [InlineData("====")]
    [InlineData("iVBO===")]
    [InlineData("cat.png")]
    [InlineData("https://example.com/a.png")]
    [InlineData("data:image/png;base64,iVBO")]
    public void Texts_that_are_no_base64_are_reported(string text) =>
        Rules.Only(With(ImageInput.FromBase64(text)), Path, VideoRequestErrorCodes.Format);

    [Fact]
    public void Base64_passes_and_a_string_that_names_a_file_is_still_no_file()
    {
        Rules.None(With(ImageInput.FromBase64(Convert.ToBase64String(TestMedia.Png))));
        var name = System.IO.Path.Combine(_folder, "cat.png");
        File.WriteAllText(name, "secret");
        Rules.Only(With(ImageInput.FromBase64(name + ".")), Path, VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void Media_ids_must_not_be_empty()
    {
        Rules.None(With(ImageInput.FromMedia(new(Guid.NewGuid()))));
        Rules.Only(With(ImageInput.FromMediaId(Guid.Empty)), Path, VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithAudioInput(AudioInput.FromMedia(new(Guid.Empty))), "inputs.audio", VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void Files_must_be_there_and_not_empty()
    {
        Rules.Only(With(ImageInput.FromFile(System.IO.Path.Combine(_folder, "none.png"))), Path, VideoRequestErrorCodes.Unreadable);
        Rules.Only(With(ImageInput.FromFile("")), Path, VideoRequestErrorCodes.Unreadable);
        Rules.Only(With(ImageInput.FromFile("a\0b.png")), Path, VideoRequestErrorCodes.Unreadable);
        Rules.Only(With(ImageInput.FromFile(_folder)), Path, VideoRequestErrorCodes.Unreadable);
        var error = Rules.Only(
            With(ImageInput.FromFile(FileOf("empty.png", []))).WithoutValidation(), Path, VideoRequestErrorCodes.Unreadable);
        Assert.Contains("'empty.png' is empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_need_a_type_that_is_known_or_given()
    {
        Rules.None(With(ImageInput.FromBytes(TestMedia.Gif)));
        Rules.None(With(ImageInput.FromBytes(new byte[] { 1 }, "image/x-new")));
        Rules.Only(With(ImageInput.FromBytes(default)), Path, VideoRequestErrorCodes.Unreadable);
        Rules.Only(With(ImageInput.FromBytes(new byte[] { 1 })), Path, VideoRequestErrorCodes.MediaType);
        Rules.Only(With(ImageInput.FromBytes(new byte[] { 1 }, "audio/wav")), Path, VideoRequestErrorCodes.MediaType);
    }

    [Theory]
    [InlineData("none.png", "'none.png' does not exist")]
    [InlineData("none/frame.png", "'frame.png' does not exist")]
    [InlineData(".", "'.' cannot be read")]
    public void What_is_the_matter_with_a_file_is_said(string name, string expected)
    {
        var error = Rules.Only(With(ImageInput.FromFile(System.IO.Path.Combine(_folder, name))), Path, VideoRequestErrorCodes.Unreadable);

        Assert.StartsWith($"{Path} must be an image that can be read", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_of_another_kind_is_reported()
    {
        var error = Rules.Only(With(ImageInput.FromBytes(TestMedia.Png, "audio/wav")), Path, VideoRequestErrorCodes.MediaType);

        Assert.EndsWith("with a media type that begins with image/; audio/wav was given.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_media_type_is_not_repeated()
    {
        var error = Rules.Only(With(ImageInput.FromBytes(new byte[] { 1 }, "not a type")), Path, VideoRequestErrorCodes.MediaType);

        Assert.EndsWith("a text of 10 characters that is not a media type was given.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_must_give_a_type_is_shown_one_of_the_right_family()
    {
        var errors = default(ErrorCollector);
        MediaValidator.Check(new BytesMedia(new byte[] { 1 }, null), new(MediaKind.Audio, "inputs.audio", false), true, ref errors);
        var image = Rules.Only(With(ImageInput.FromBytes(new byte[] { 1 })), Path, VideoRequestErrorCodes.MediaType);

        var audio = Assert.Single(errors.ToList());
        Assert.StartsWith("inputs.audio must be audio of a known type", audio.Message, StringComparison.Ordinal);
        Assert.EndsWith("for example audio/wav.", audio.Message, StringComparison.Ordinal);
        Assert.EndsWith("for example image/png.", image.Message, StringComparison.Ordinal);
        Assert.Equal(["image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp"], image.AllowedValues);
    }

    [Theory]
    [InlineData("image/")]
    [InlineData("png")]
    [InlineData("image/png;base64,AAAA\",\"x\":\"")]
    [InlineData("")]
    public void Media_types_are_never_written_unless_well_formed(string mediaType)
    {
        var image = ImageInput.FromStream(_ => new(new MemoryStream([1])), mediaType);
        Rules.Only(With(image), Path, VideoRequestErrorCodes.MediaType);
        Rules.Only(With(image).WithoutValidation(), Path, VideoRequestErrorCodes.MediaType);
    }

    private static VideoRequestBuilder With(ImageInput image) => VideoRequest.FromImage(image, "x");

    private string FileOf(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
