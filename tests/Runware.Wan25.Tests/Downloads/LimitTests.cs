using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>How large a file may be, and how long a download may wait for it.</summary>
public class LimitTests
{
    [Fact]
    public void The_defaults_fit_the_model()
    {
        var options = new DownloadOptions();

        Assert.Equal(1_073_741_824, options.MaxBytes);
        Assert.Equal(TimeSpan.FromMinutes(30), options.Timeout);
    }

    [Fact]
    public async Task A_file_as_large_as_the_limit_is_downloaded()
    {
        using var rig = new DownloadRig();
        rig.Options.Downloads.MaxBytes = 10_000;

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task A_file_announced_as_larger_is_refused_before_a_byte_is_written()
    {
        using var rig = new DownloadRig();
        rig.Options.Downloads.MaxBytes = 9_999;
        using var destination = new MemoryStream();

        var exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(destination));

        Assert.Contains("has 10000 bytes; Downloads.MaxBytes allows 9999", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, destination.Length);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_body_without_end_is_ended_at_the_limit()
    {
        using var rig = new DownloadRig();
        rig.Options.Downloads.MaxBytes = 1_000_000;
        rig.Host.Then(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Endless(rig.Host.File)) });

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("more than 1000000 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_part_that_shows_the_file_to_be_larger_is_refused()
    {
        using var rig = new DownloadRig();
        rig.Options.Downloads.MaxBytes = 9_999;
        rig.Host.TellsLength = false;
        rig.Host.ThenBreakAfter(5000);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("Downloads.MaxBytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_drips_is_ended()
    {
        using var rig = new DownloadRig();
        DateTimeOffset start = rig.Clock.GetUtcNow();
        rig.Host.Then(request => rig.Host.Serve(request, body => new Dripping(body, () => rig.Clock.Advance(TimeSpan.FromSeconds(50)))));

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("did not complete within 00:30:00 (Downloads.Timeout)", exception.Message, StringComparison.Ordinal);
        Assert.InRange(rig.Clock.GetUtcNow() - start, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
        Assert.Single(rig.Host.Requests);
        Assert.Equal(rig.Video.OperationId, exception.OperationId);
    }

    [Fact]
    public async Task A_host_that_brings_a_byte_with_each_attempt_is_ended()
    {
        using var rig = new DownloadRig();
        rig.Retry.BaseDelay = TimeSpan.FromSeconds(30);
        rig.Host.OnRequest = () => rig.Host.AlwaysBreaksAt = 100 + rig.Host.Requests.Count;

        Task<DownloadException> failure = rig.FailAsync();
        await rig.RunAsync(failure, until: TimeSpan.FromMinutes(30));

        string message = (await failure).Message;
        Assert.Contains(
            "did not complete within 00:30:00 (Downloads.Timeout); last error: the connection", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_in_which_the_destination_writes_is_not_counted()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        rig.Options.Downloads.Timeout = TimeSpan.FromMinutes(1);

        await rig.ToStreamAsync(new Slow(() => rig.Clock.Advance(TimeSpan.FromHours(1))));

        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task The_time_in_which_the_service_looks_for_the_url_is_counted()
    {
        using var rig = new DownloadRig { Video = DownloadRig.At(null) };
        rig.FreshUrl = () =>
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(31));
            return new Uri(DownloadRig.Url);
        };

        Assert.Contains("Downloads.Timeout", (await rig.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_limit_is_none()
    {
        using var rig = new DownloadRig();
        rig.Options.Downloads.Timeout = Timeout.InfiniteTimeSpan;
        rig.Retry.AttemptTimeout = TimeSpan.FromHours(1);
        rig.Host.Then(request => rig.Host.Serve(request, body => new Dripping(body, () => rig.Clock.Advance(TimeSpan.FromMinutes(50)))));

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData(29, 2)]
    [InlineData(31, 1)]
    public async Task A_host_that_asks_for_more_time_than_there_is_ends_it_at_once(int minutes, int requests)
    {
        using var rig = new DownloadRig();
        var wait = new RetryConditionHeaderValue(TimeSpan.FromMinutes(minutes));
        rig.Host.Then(HttpStatusCode.ServiceUnavailable, response => response.Headers.RetryAfter = wait);

        Task download = rig.ToFileAsync();
        await rig.RunAsync(download.ContinueWith(_ => { }, TaskScheduler.Default));

        Assert.Equal(requests, rig.Host.Requests.Count);
        Assert.Equal(minutes > 30, download.IsFaulted);
    }

    [Fact]
    public async Task A_cancellation_after_the_end_of_the_time_is_still_a_cancellation()
    {
        using var rig = new DownloadRig();
        using var cancellation = new CancellationTokenSource();
        rig.Host.ThenSilence();

        Task download = rig.ToFileAsync(cancellationToken: cancellation.Token);
        await rig.Host.Stalled.Task;
        await cancellation.CancelAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
    }

    private sealed class Endless(byte[] start) : NotSeekable(Stream.Null)
    {
        private bool _hasBegun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count = _hasBegun ? buffer.Length : Math.Min(buffer.Length, start.Length);
            (_hasBegun ? new byte[count] : start[..count]).CopyTo(buffer);
            _hasBegun = true;
            return ValueTask.FromResult(count);
        }
    }

    private sealed class Dripping(Stream inner, Action wait) : NotSeekable(inner)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            wait();
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, 125)], cancellationToken);
        }
    }

    private sealed class Slow(Action wait) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            wait();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
