namespace Runware.Wan25.Tests.Requests;

public class MediaInputTests
{
    private static readonly Guid SomeId = Guid.NewGuid();

    [Fact]
    public void Images_are_equal_when_they_come_from_the_same_place()
    {
        Func<CancellationToken, ValueTask<Stream>> open = _ => new(Stream.Null);
        Func<ImageInput>[] makers =
        [
            () => ImageInput.FromUrl(new("https://example.com/a")), () => ImageInput.FromUrl(new("https://example.com/b")),
            () => ImageInput.FromMediaId(SomeId),
            () => ImageInput.FromDataUri("a"), () => ImageInput.FromBase64("a"), () => ImageInput.FromFile("a"),
            () => ImageInput.FromFile("a", "image/png"),
            () => ImageInput.FromBytes(new byte[] { 1 }), () => ImageInput.FromBytes(new byte[] { 2 }),
            () => ImageInput.FromStream(open, "image/png"),
        ];
        for (var i = 0; i < makers.Length; i++)
        {
            for (var j = 0; j < makers.Length; j++)
            {
                Assert.Equal(i == j, makers[i]().Equals(makers[j]()));
            }

            Assert.Equal(makers[i]().GetHashCode(), makers[i]().GetHashCode());
        }

        Assert.Equal(ImageInput.FromMedia(new(SomeId)), ImageInput.FromMediaId(SomeId));
        Assert.Equal(AudioInput.FromMedia(new(SomeId)), AudioInput.FromMediaId(SomeId));
        Assert.Equal(AudioSource.FromFile("a"), AudioSource.FromFile("a"));
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        Assert.Throws<ArgumentNullException>("url", () => ImageInput.FromUrl(null!));
        Assert.Throws<ArgumentNullException>("media", () => ImageInput.FromMedia(null!));
        Assert.Throws<ArgumentNullException>("dataUri", () => ImageInput.FromDataUri(null!));
        Assert.Throws<ArgumentNullException>("base64", () => ImageInput.FromBase64(null!));
        Assert.Throws<ArgumentNullException>("path", () => ImageInput.FromFile(null!));
        Assert.Throws<ArgumentNullException>(
            "open", () => ImageInput.FromStream((Func<CancellationToken, ValueTask<Stream>>)null!, "image/png"));
        Assert.Throws<ArgumentNullException>("stream", () => ImageInput.FromStream((Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => AudioSource.FromStream((Stream)null!));
        Assert.Throws<ArgumentNullException>("mediaType", () => ImageInput.FromStream(_ => default, null!));
        Assert.Throws<ArgumentNullException>("url", () => AudioInput.FromUrl(null!));
        Assert.Throws<ArgumentNullException>("path", () => AudioSource.FromFile(null!));
        Assert.Throws<ArgumentNullException>("json", () => VideoRequest.FromJson(null!));
    }

    [Fact]
    public void The_text_form_tells_the_kind()
    {
        Assert.Equal("image from a URL", ImageInput.FromUrl(new("https://example.com/a")).ToString());
        Assert.Equal("audio from a media id", AudioInput.FromMediaId(SomeId).ToString());
        Assert.Equal("audio from a file", AudioSource.FromFile("a").ToString());
    }
}
