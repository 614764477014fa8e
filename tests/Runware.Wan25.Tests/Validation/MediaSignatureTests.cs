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
    [InlineData("89504E47", null)] // cut off
    [InlineData("424D6F6E64617920697320", "text/plain")] // "BMonday is "
    [InlineData("FFFE480065006C00", "text/plain")] // UTF-16
    [InlineData("FFFBF064", null)] // no such bit rate
    [InlineData("0000001C6674797069736F6D", "video/mp4")]
    [InlineData("0000001C6674797071742020", "video/quicktime")]
    [InlineData("0000001C667479706865696300000000", "image/heic")]
    [InlineData("0000001C667479706D69663100000000686569636D696166", "image/heic")]
    [InlineData("0000001C667479706D69663100000000617669666D696166", "image/avif")]
    [InlineData("0000001C667479706176696600000000", "image/avif")]
    [InlineData("1A45DFA3", "video/webm")]
    [InlineData("49492A0008000000", "image/tiff")]
    [InlineData("4D4D002A00000008", "image/tiff")]
    [InlineData("38425053", "image/vnd.adobe.photoshop")]
    [InlineData("FF0A", "image/jxl")]
    [InlineData("0000000C4A584C20", "image/jxl")]
    [InlineData("0000000C6A502020", "image/jp2")]
    [InlineData("000001000100", "image/x-icon")]
    [InlineData("464F524D0000000041494646", "audio/aiff")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("504B0304", "application/zip")]
    [InlineData("1F8B08", "application/gzip")]
    [InlineData("EFBBBF0D0A203C21444F43545950452068746D6C3E", "text/html")] // with a byte order mark and a line before it
    [InlineData("3C48544D4C3E", "text/html")]
    [InlineData("3C73766720", "image/svg+xml")]
    [InlineData("3C3F786D6C3F3E3C737667", "image/svg+xml")]
    [InlineData("3C3F786D6C3F3E", "application/xml")]
    [InlineData("7B226572726F72223A317D", "application/json")]
    [InlineData("4772C3BC", "text/plain")]
    [InlineData("4772C3", "text/plain")] // the last character is cut off
    [InlineData("4772C3C3C3C3C3", null)] // no UTF-8
    [InlineData("477200", null)]
    [InlineData("524946460000000041564920", "video/x-msvideo")]
    [InlineData("5249464600", null)] // cut off
    [InlineData("000000000000000057454250", null)] // the mark of WEBP, but no RIFF
    [InlineData("424D3600000000000000", "image/bmp")] // not a byte more than it takes
    [InlineData("424D36000000000000", null)]
    [InlineData("0000001C667479704D3441", "audio/mp4")]
    [InlineData("0000001C667479704D34", null)]
    [InlineData("FFFB9C64", null)] // no such sample rate
    public void Types_follow_from_the_first_bytes(string hex, string? expected) =>
        Assert.Equal(expected, MediaSignature.Identify(Convert.FromHexString(hex))?.MediaType);

    [Theory]
    [InlineData("/a/b.MP3", "audio/mpeg")]
    [InlineData("b.aac", "audio/aac")]
    [InlineData("b.m4a", "audio/mp4")]
    [InlineData("b.png", null)] // an image is known by its content or not at all
    [InlineData("mp3", null)]
    [InlineData("b.mp3.txt", null)]
    public void Types_follow_from_names(string name, string? expected) => Assert.Equal(expected, MediaFormat.TypeOfName(name));
}
