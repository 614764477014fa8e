namespace Runware.Wan25.Tests.Downloads;

public class StallTests
{
    private static readonly TimeSpan Timeout = new RetryOptions().AttemptTimeout;

    [Fact]
    public async Task A_body_that_stands_still_is_resumed()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenStallAfter(5000);

        Task download = rig.ToFileAsync();
        await rig.Host.Stalled.Task;
        rig.Clock.Advance(Timeout);
        await download;

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(5000, rig.Host.Requests[1].From);
    }

    [Fact]
    public async Task A_response_that_never_comes_is_requested_again()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenSilence();

        Task download = rig.ToFileAsync();
        await rig.Host.Stalled.Task;
        rig.Clock.Advance(Timeout);
        await download;

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task Just_before_the_timeout_nothing_happens()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenStallAfter(5000);
        using var cancellation = new CancellationTokenSource();

        Task download = rig.ToFileAsync(cancellationToken: cancellation.Token);
        await rig.Host.Stalled.Task;
        rig.Clock.Advance(Timeout - TimeSpan.FromTicks(1));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_slow_disk_is_no_stall()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        var destination = new SlowStream(() => rig.Clock.Advance(Timeout * 10));

        await rig.ToStreamAsync(destination);

        Assert.Equal(rig.Host.File, destination.ToArray());
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_slow_body_is_no_stall_as_long_as_it_moves()
    {
        using var rig = new DownloadRig();
        TimeSpan max = Timeout - TimeSpan.FromSeconds(1);
        rig.Host.Then(request => rig.Host.Serve(request, body => new SlowBody(body, () => rig.Clock.Advance(max))));

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task Standing_still_too_often_is_reported()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenSilence();

        Task<DownloadException> failure = rig.FailAsync();
        await rig.Host.Stalled.Task;
        rig.Clock.Advance(Timeout);

        Assert.Contains($"sent nothing for {Timeout}", (await failure).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.Unknown, "the connection to cdn.example failed (HttpRequestException)")]
    [InlineData(HttpRequestError.ResponseEnded, "the connection to cdn.example failed (ResponseEnded)")]
    [InlineData(HttpRequestError.NameResolutionError, "no connection to cdn.example (NameResolutionError)")]
    public async Task A_failed_connection_is_no_stall_and_its_host_is_named(HttpRequestError error, string reason)
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenRedirect("https://cdn.example/a.mp4").ThenFail(new HttpRequestException(error, "no route", new IOException("deeper")));

        DownloadException exception = await rig.FailAsync();

        Assert.Contains($"from im.runware.example/video/lighthouse.mp4: {reason}", exception.Message, StringComparison.Ordinal);
    }

    private sealed class SlowStream(Action wait) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            wait();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }

    private sealed class SlowBody(Stream inner, Action wait) : NotSeekable(inner)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            wait();
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
        }
    }
}
