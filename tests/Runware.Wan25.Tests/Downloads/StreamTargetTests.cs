namespace Runware.Wan25.Tests.Downloads;

public class StreamTargetTests
{
    [Fact]
    public async Task Writes_from_the_position_on_and_does_not_close()
    {
        using var rig = new DownloadRig();
        using var destination = new MemoryStream();
        destination.Write("before"u8);

        await rig.ToStreamAsync(destination);

        Assert.Equal([.. "before"u8, .. rig.Host.File], destination.ToArray());
        Assert.True(destination.CanWrite);
    }

    [Fact]
    public async Task Goes_back_to_where_it_began_when_the_file_starts_again()
    {
        using var rig = new DownloadRig();
        rig.Host.ETag = null;
        rig.Host.ThenBreakAfter(9000).Then(request =>
        {
            rig.Host.File = SampleVideo.Mp4(3000, variant: 1);
            return rig.Host.Serve(request);
        });
        using var destination = new MemoryStream();
        destination.Write("before"u8);

        await rig.ToStreamAsync(destination);

        Assert.Equal([.. "before"u8, .. rig.Host.File], destination.ToArray());
    }

    [Fact]
    public async Task Going_back_does_not_cut_off_what_lay_behind()
    {
        using var rig = new DownloadRig();
        rig.Host.ETag = null;
        rig.Host.ThenBreakAfter(5000);
        byte[] old = Enumerable.Repeat((byte)7, 20_000).ToArray();
        using var destination = new MemoryStream();
        destination.Write(old);
        destination.Position = 100;

        await rig.ToStreamAsync(destination);

        Assert.Equal([.. old[..100], .. rig.Host.File, .. old[10_100..]], destination.ToArray());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(2000)]
    [InlineData(9999)]
    public async Task A_stream_that_cannot_go_back_is_resumed(int place)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(place);
        using var memory = new MemoryStream();
        using var destination = new NotSeekable(memory);

        await rig.ToStreamAsync(destination);

        Assert.Equal(rig.Host.File, memory.ToArray());
        Assert.False(destination.IsDisposed);
    }

    [Fact]
    public async Task A_stream_that_cannot_go_back_passes_over_what_it_has_of_the_same_file()
    {
        using var rig = new DownloadRig();
        rig.Host.HonoursRanges = false;
        rig.Host.ThenBreakAfter(5000).ThenBreakAfter(3000).ThenBreakAfter(7000);
        using var memory = new MemoryStream();

        await rig.ToStreamAsync(new NotSeekable(memory));

        Assert.Equal(rig.Host.File, memory.ToArray());
        Assert.Equal([null, 5000, 5000, 7000], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task The_same_file_that_ends_before_what_is_there_is_not_complete()
    {
        using var rig = new DownloadRig();
        rig.Host.HonoursRanges = false;
        rig.Host.TellsLength = false;
        rig.Host.ThenBreakAfter(5000).ThenEndAfter(3000);
        using var memory = new MemoryStream();

        await rig.ToStreamAsync(new NotSeekable(memory));

        Assert.Equal(rig.Host.File, memory.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"two\"")]
    public async Task A_stream_that_cannot_go_back_does_not_get_a_file_made_of_two(string? tag)
    {
        using var rig = new DownloadRig();
        rig.Host.ETag = tag is null ? null : rig.Host.ETag;
        rig.Host.ThenBreakAfter(5000).Then(request =>
        {
            rig.Host.ETag = tag is null ? null : new(tag);
            return rig.Host.Serve(request);
        });
        using var memory = new MemoryStream();

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(new NotSeekable(memory)));

        Assert.Contains("destination stream is not seekable", exception.Message, StringComparison.Ordinal);
        Assert.Equal(rig.Host.File[..5000], memory.ToArray());
    }

    [Fact]
    public async Task No_byte_of_an_error_page_is_written()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenPage().ThenPage().ThenPage();
        using var destination = new MemoryStream();

        await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(destination));

        Assert.Equal(0, destination.Length);
    }

    [Fact]
    public async Task An_error_page_in_place_of_the_rest_does_not_end_a_stream()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).ThenPage();
        using var memory = new MemoryStream();

        await rig.ToStreamAsync(new NotSeekable(memory));

        Assert.Equal(rig.Host.File, memory.ToArray());
    }

    [Fact]
    public async Task A_stream_that_throws_is_reported_at_once()
    {
        using var rig = new DownloadRig();
        using var destination = new MemoryStream(new byte[500]);

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(destination));

        Assert.IsType<NotSupportedException>(exception.InnerException);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_stream_that_throws_at_the_end_is_reported()
    {
        using var rig = new DownloadRig();
        using var destination = new UnflushableStream();

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(destination));

        Assert.Contains("cannot be written to: No room.", exception.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(exception.InnerException);
    }

    [Fact]
    public async Task No_byte_behind_the_announced_end_is_written()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenSend(5000, announced: 4000);
        using var memory = new MemoryStream();

        await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(new NotSeekable(memory)));

        Assert.InRange(memory.Length, 0, 4000);
    }

    [Fact]
    public async Task Nothing_to_download_or_nowhere_to_is_a_mistake_of_the_caller()
    {
        using var rig = new DownloadRig();
        using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "the-api-key" }, rig.Host);

        await Assert.ThrowsAsync<ArgumentNullException>("video", () => client.DownloadAsync(null!, rig.Path));
        await Assert.ThrowsAsync<ArgumentNullException>("video", () => client.DownloadAsync(null!, Stream.Null));
        await Assert.ThrowsAsync<ArgumentNullException>("path", () => client.DownloadAsync(rig.Video, (string)null!));
        await Assert.ThrowsAsync<ArgumentException>("path", () => client.DownloadAsync(rig.Video, " "));
        await Assert.ThrowsAsync<ArgumentNullException>("destination", () => client.DownloadAsync(rig.Video, (Stream)null!));
        Assert.Empty(rig.Host.Requests);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_written_to_is_a_mistake_of_the_caller()
    {
        using var rig = new DownloadRig();

        await Assert.ThrowsAsync<ArgumentException>(() => rig.ToStreamAsync(new MemoryStream([], writable: false)));

        Assert.Empty(rig.Host.Requests);
    }

    private sealed class UnflushableStream : MemoryStream
    {
        public override Task FlushAsync(CancellationToken cancellationToken) => throw new IOException("No room.");
    }
}
