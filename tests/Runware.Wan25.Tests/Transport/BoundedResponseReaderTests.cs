using System.Net.Http.Headers;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

/// <summary>A response is read whole, whatever its size and whether it was announced, up to a limit.</summary>
public class BoundedResponseReaderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    [InlineData((1024 * 1024) - 1)]
    [InlineData(1024 * 1024)]
    [InlineData(3_000_000)]
    public async Task Is_read_whole(int length)
    {
        var bytes = new byte[length];
        new Random(25).NextBytes(bytes);

        foreach (var announced in (bool[])[true, false])
        {
            using var content = Content(new MemoryStream(bytes), announced ? length : null);
            var (buffer, read) = await BoundedResponseReader.ReadAsync(content, default);

            Assert.True(bytes.AsSpan().SequenceEqual(buffer.AsSpan(0, read)));
        }
    }

    [Fact]
    public async Task Exactly_the_limit_is_not_too_much()
    {
        using var content = Content(new Zeros(BoundedResponseReader.Limit), BoundedResponseReader.Limit);

        Assert.Equal(BoundedResponseReader.Limit, (await BoundedResponseReader.ReadAsync(content, default)).Length);
    }

    [Fact]
    public async Task What_announces_too_much_is_not_read_at_all()
    {
        var stream = new Zeros(BoundedResponseReader.Limit + 1L);
        using var content = Content(stream, BoundedResponseReader.Limit + 1L);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await BoundedResponseReader.ReadAsync(content, default));

        Assert.Equal(BoundedResponseReader.Limit + 1L, stream.Left);
    }

    [Fact]
    public async Task What_is_too_much_without_saying_so_is_given_up_at_the_limit()
    {
        var stream = new Zeros(long.MaxValue);
        using var content = Content(stream, null);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await BoundedResponseReader.ReadAsync(content, default));

        Assert.InRange(long.MaxValue - stream.Left, BoundedResponseReader.Limit + 1L, 2L * BoundedResponseReader.Limit);
    }

    private static StreamContent Content(Stream stream, long? length)
    {
        var content = new StreamContent(new Forward(stream));
        content.Headers.ContentLength = length;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Has no length that HttpContent could find out.</summary>
    private sealed class Forward(Stream inner) : Downloads.NotSeekable(inner);

    private sealed class Zeros(long length) : MemoryStream
    {
        public long Left { get; private set; } = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(Left, Math.Min(buffer.Length, 1 << 20));
            Left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
