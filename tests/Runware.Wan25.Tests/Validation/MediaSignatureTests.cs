using Runware.Wan25.Validation;

namespace Runware.Wan25.Tests.Validation;

public class MediaSignatureTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000000D", "image/png")]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("474946383761", "image/gif")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("424D36000000000000003600", "image/bmp")]
    [InlineData("524946460000000057415645", "audio/wav")]
    [InlineData("664C614300000022", "audio/flac")]
    [InlineData("4F67675300020000", "audio/ogg")]
    [InlineData("494433040000", "audio/mpeg")]
    [InlineData("FFFB9064", "audio/mpeg")]
    [InlineData("FFF15080", "audio/aac")]
    [InlineData("FFF95080", "audio/aac")]
    [InlineData("0000001C667479704D344120", "audio/mp4")]
    [InlineData("", null)]
    [InlineData("89504E47", null)]
    [InlineData("424D6F6E64617920697320", null)] // "BMonday is ": text
    [InlineData("FFFE480065006C00", null)] // UTF-16 text
    [InlineData("FFFBF064", null)] // no such bit rate
    [InlineData("0000001C6674797069736F6D", null)] // MP4 of any kind, which may be a video
    [InlineData("52494646000000004156490A", null)] // AVI
    [InlineData("52494646", null)] // cut off
    [InlineData("000000000000000057454250", null)] // the mark of WEBP, but no RIFF
    [InlineData("424D3600000000000000", "image/bmp")] // not a byte more than it takes
    [InlineData("424D36000000000000", null)]
    [InlineData("0000001C667479704D3441", "audio/mp4")]
    [InlineData("0000001C667479704D34", null)]
    [InlineData("FFFB9C64", null)] // no such sample rate
    public void Types_are_told_from_the_first_bytes(string hex, string? expected) =>
        Assert.Equal(expected, MediaSignature.TypeOf(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("/a/b.JPG", "image/jpeg")]
    [InlineData("b.jpeg", "image/jpeg")]
    [InlineData("b.png", "image/png")]
    [InlineData("b.mp3", "audio/mpeg")]
    [InlineData("b.m4a", "audio/mp4")]
    [InlineData("png", null)]
    [InlineData("b.png.txt", null)]
    public void Types_are_told_from_names(string name, string? expected) => Assert.Equal(expected, MediaSignature.TypeOfName(name));
}
