using System.Buffers.Binary;
using System.Text;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Result files are well-formed to the last byte, including the id behind the clip.</summary>
public class ClipTests
{
    [Theory]
    [InlineData(ClipFormat.Mp4, 5)]
    [InlineData(ClipFormat.Mp4, 10)]
    [InlineData(ClipFormat.Mov, 5)]
    [InlineData(ClipFormat.Mov, 10)]
    internal void Boxes_of_mp4_and_mov_fill_the_file(ClipFormat format, int seconds)
    {
        byte[] file = [.. ClipLibrary.Get(format, seconds), .. ClipIdentityBox.Create(format, Guid.NewGuid(), 0)];
        var names = new List<string>();
        int position = 0;
        while (position < file.Length)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(position));
            names.Add(Encoding.ASCII.GetString(file, position + 4, 4));
            position += size;
        }

        Assert.Equal(file.Length, position);
        Assert.Equal(("ftyp", "free"), (names[0], names[^1]));
        Assert.Contains("moov", names);
        Assert.Contains("mdat", names);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Elements_of_webm_fill_the_file(int seconds)
    {
        byte[] file = [.. ClipLibrary.Get(ClipFormat.WebM, seconds), .. ClipIdentityBox.Create(ClipFormat.WebM, Guid.NewGuid(), 0)];
        Assert.Equal(0x1A45DFA3u, BinaryPrimitives.ReadUInt32BigEndian(file));
        int header = 4 + 1 + (file[4] & 0x7F);
        Assert.Equal(0x18538067u, BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(header)));
        long size = BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(header + 4)) & 0x00FF_FFFF_FFFF_FFFF;
        int end = header + 12 + (int)size;

        Assert.Equal(0xEC, file[end]);
        Assert.Equal(file.Length, end + 2 + (file[end + 1] & 0x7F));
    }
}
