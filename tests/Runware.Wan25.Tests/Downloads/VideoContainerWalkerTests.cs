using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>What a container says about where its file ends.</summary>
public class VideoContainerWalkerTests
{
    private static readonly byte[] Ftyp = SampleVideo.Box("ftyp", 24);
    private static readonly byte[] Moov = SampleVideo.Box("moov", 100);
    private static readonly byte[] Mdat = SampleVideo.Box("mdat", 500);
    private static readonly byte[] EbmlHeader = [0x1A, 0x45, 0xDF, 0xA3, 0x84, 1, 2, 3, 4];

    public static TheoryData<string, byte[]> Whole => new()
    {
        { "MP4, index first", [.. Ftyp, .. Moov, .. Mdat] },
        { "MP4, index last", [.. Ftyp, .. Mdat, .. Moov] },
        { "MOV that begins with wide", [.. SampleVideo.Box("wide", 8), .. Mdat, .. Moov] },
        { "MOV that begins with mdat", [.. Mdat, .. Moov] },
        { "MOV that begins with moov", [.. Moov, .. Mdat] },
        { "MOV that begins with free", [.. SampleVideo.Box("free", 8), .. Moov, .. Mdat] },
        { "MOV that begins with skip", [.. SampleVideo.Box("skip", 30), .. Moov, .. Mdat] },
        { "MOV that begins with pnot", [.. SampleVideo.Box("pnot", 20), .. SampleVideo.Box("PICT", 40), .. Moov, .. Mdat] },
        { "MOV that ends with four zero bytes", [.. Ftyp, .. Moov, .. Mdat, 0, 0, 0, 0] },
        { "a copyright atom", [.. Ftyp, .. SampleVideo.Box("\u00A9nam", 12), .. Moov, .. Mdat] },
        { "a size of 64 bits", [.. Ftyp, .. Moov, .. LongBox("mdat", 300)] },
        { "a size that runs to the end", [.. Ftyp, .. Moov, .. SampleVideo.BoxHeader("mdat", 0), .. new byte[77]] },
        { "fragments", [.. Ftyp, .. Moov, .. SampleVideo.Box("moof", 60), .. Mdat, .. SampleVideo.Box("moof", 60), .. Mdat] },
        { "padding", [.. Ftyp, .. Moov, .. Mdat, .. new byte[40]] },
        { "WebM", [.. EbmlHeader, .. Segment(300)] },
        { "WebM with a void element behind it", [.. EbmlHeader, .. Segment(300), 0xEC, 0x85, 1, 2, 3, 4, 5] },
        { "WebM of unknown size", [.. EbmlHeader, .. UnknownSegment, .. Tracks, .. Cluster(200), .. Cluster(10)] },
        {
            "WebM with clusters of unknown size",
            [.. EbmlHeader, .. UnknownSegment, .. Tracks, .. UnknownCluster, .. Block(90), .. Block(5), .. UnknownCluster, .. Block(7)]
        },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_whole_file_is_one_with_and_without_a_length_in_whatever_pieces(string name, byte[] file)
    {
        Assert.NotEmpty(name);
        foreach (int piece in new[] { 8, 9, 13, file.Length })
        {
            Assert.Null(FindDefect(file, hasProvenEnd: true, piece));
            Assert.Null(FindDefect(file, hasProvenEnd: false, piece));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_cut_anywhere_is_noticed(bool hasProvenEnd)
    {
        byte[][] files =
        [
            [.. Ftyp, .. Moov, .. Mdat],
            [.. Ftyp, .. Mdat, .. Moov],
            [.. Ftyp, .. Moov, .. LongBox("mdat", 300)],
            [.. EbmlHeader, .. Segment(300)],
        ];
        foreach (byte[] file in files)
        {
            // A file that has no part of a video yet is one whose host gives the length, since nothing else does.
            int first = hasProvenEnd ? 9 + Ftyp.Length : 8;
            for (int length = first; length < file.Length; length++)
            {
                Assert.True(FindDefect(file[..length], hasProvenEnd) is not null, $"{length} of {file.Length} bytes are taken for all.");
            }
        }
    }

    public static TheoryData<string, byte[], bool, string> Defects => new()
    {
        { "a page", [.. Ftyp, .. "<html><body>502 Bad Gateway</body></html>"u8], true, "short" },
        { "a short page", [.. Ftyp, .. "<p>"u8], true, "text" },
        { "a page with line breaks", [.. Ftyp, .. "<p>\r\n\r\nNo</p>"u8], true, "text" },
        { "a page behind the video", [.. Ftyp, .. Moov, .. Mdat, .. "\n\n\n\n\n\n\n\nNo"u8], true, "text" },
        { "a page in the place of a segment", [.. EbmlHeader, .. "<html>"u8], true, "text" },
        { "no index", [.. Ftyp, .. Mdat], true, "no moov" },
        { "no index, running to the end", [.. Ftyp, .. SampleVideo.BoxHeader("mdat", 0), .. new byte[77]], true, "no moov" },
        { "no media", [.. Ftyp, .. Moov], true, "no mdat" },
        { "the beginning alone", Ftyp, false, "no moov" },
        { "the header alone", EbmlHeader, false, "no segment" },
        { "tracks alone", [.. EbmlHeader, .. UnknownSegment, .. Tracks], true, "no cluster" },
        { "a block that was cut", [.. EbmlHeader, .. UnknownSegment, .. Tracks, .. UnknownCluster, .. Block(90)[..50]], true, "short" },
        { "something else without a length", [.. Ftyp, .. Moov, .. Mdat, .. Foreign], false, "unexpected data" },
        { "something else after half a video", [.. Ftyp, .. Mdat, .. Foreign], true, "no moov" },
        { "half of a header", [.. Ftyp, .. Moov, .. Mdat, 0, 0, 1], true, "header" },
        { "a size that is none", [.. Ftyp, .. SampleVideo.BoxHeader("moov", 5), .. Mdat], false, "no moov" },
        { "a size beyond all", [.. Ftyp, .. Moov, 0, 0, 0, 1, .. "mdat"u8, .. SampleVideo.BigEndian(1L << 62), 1], true, "short" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void What_is_not_whole_is_reported(string name, byte[] file, bool hasProvenEnd, string defect)
    {
        Assert.NotEmpty(name);
        foreach (int piece in new[] { 8, 11, file.Length })
        {
            Assert.Contains(defect, FindDefect(file, hasProvenEnd, piece), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_a_container_cannot_be_followed_the_hosts_length_decides()
    {
        Assert.Null(FindDefect([.. Ftyp, .. Foreign], hasProvenEnd: true));
        Assert.NotNull(FindDefect([.. Ftyp, .. Foreign], hasProvenEnd: false));
    }

    [Fact]
    public async Task A_file_that_starts_again_is_followed_from_its_beginning()
    {
        using var stream = new MemoryStream();
        await using var target = new StreamTarget(stream);
        Assert.Equal("it is empty", target.FindDefect(hasProvenEnd: true));

        await target.WriteAsync(0, (byte[])[.. Ftyp, .. Moov, .. Mdat[..50]], default);
        Assert.True(target.TryRewind(default));
        await target.WriteAsync(0, (byte[])[.. EbmlHeader, .. Segment(30)], default);

        Assert.Null(target.FindDefect(hasProvenEnd: false));
    }

    private static ReadOnlySpan<byte> Foreign => [0, 0, 0, 12, 1, 2, 3, 4, 9, 9, 9, 9];

    private static ReadOnlySpan<byte> UnknownSegment => [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    private static ReadOnlySpan<byte> UnknownCluster => [0x1F, 0x43, 0xB6, 0x75, 0xFF, 0xE7, 0x81, 0x00];

    private static ReadOnlySpan<byte> Tracks => [0x16, 0x54, 0xAE, 0x6B, 0x83, 1, 2, 3];

    private static byte[] Segment(int size) => [0x18, 0x53, 0x80, 0x67, 0x01, .. SampleVideo.BigEndian(size)[1..], .. new byte[size]];

    private static byte[] Cluster(int size) => [0x1F, 0x43, 0xB6, 0x75, 0x40, (byte)size, .. new byte[size]];

    private static byte[] Block(int size) => [0xA3, (byte)(0x80 | size), .. new byte[size]];

    private static byte[] LongBox(string type, int content) =>
        [.. SampleVideo.BoxHeader(type, 1), .. SampleVideo.BigEndian(content + 16), .. new byte[content]];

    private static string? FindDefect(byte[] file, bool hasProvenEnd, int piece = int.MaxValue)
    {
        var walker = VideoContainerWalker.For(file);
        for (int position = 0; position < file.Length; position += Math.Min(piece, file.Length - position))
        {
            walker.Append(file.AsSpan(position, Math.Min(piece, file.Length - position)));
        }

        return walker.FindDefect(hasProvenEnd);
    }
}
