using System.Net;
using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

public class CancellationTests
{
    [Fact]
    public async Task Before_the_start_nothing_is_asked_for()
    {
        using var rig = new DownloadRig();

        await CancelAsync(rig, token: new CancellationToken(canceled: true));

        Assert.Empty(rig.Host.Requests);
    }

    [Fact]
    public async Task While_waiting_for_the_response()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenSilence();

        await CancelAsync(rig, when: rig.Host.Stalled.Task);
    }

    [Fact]
    public async Task While_waiting_for_the_body()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenStallAfter(5000);

        await CancelAsync(rig, when: rig.Host.Stalled.Task);
    }

    [Fact]
    public async Task While_waiting_for_the_next_attempt()
    {
        using var rig = new DownloadRig();
        rig.Retry.BaseDelay = TimeSpan.FromSeconds(5);
        rig.Host.Then(HttpStatusCode.BadGateway);

        await CancelAsync(rig, when: rig.Log.Begun.ReadAsync().AsTask());
    }

    [Fact]
    public async Task While_asking_for_a_fresh_url()
    {
        using var cancellation = new CancellationTokenSource();
        using var rig = new DownloadRig
        {
            FreshUrl = () =>
            {
                cancellation.Cancel();
                throw new DownloadAttemptException(DownloadFailureKind.Final, "whatever comes of it");
            },
        };
        rig.Host.Then(HttpStatusCode.Forbidden);

        await CancelAsync(rig, token: cancellation.Token);
    }

    [Fact]
    public async Task A_break_after_the_cancellation_is_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.Then(_ =>
        {
            cancellation.Cancel();
            throw new HttpRequestException("aborted");
        });

        await CancelAsync(rig, token: cancellation.Token);
    }

    [Fact]
    public async Task After_the_last_byte_the_old_file_still_stays()
    {
        using var cancellation = new CancellationTokenSource();
        using var rig = new DownloadRig();
        var progress = new CapturedProgress(report =>
        {
            if (report.BytesReceived == 10_000)
            {
                cancellation.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.ToFileAsync(progress, cancellation.Token));

        Assert.Empty(rig.FileNames);
    }

    [Fact]
    public async Task Somebody_elses_cancellation_is_a_failed_attempt()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenFail(new TaskCanceledException("The handler's own timeout.", new TimeoutException()));

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    private static async Task CancelAsync(DownloadRig rig, Task? when = null, CancellationToken token = default)
    {
        await File.WriteAllTextAsync(rig.Path, "the old one", CancellationToken.None);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
        CancellationToken given = token.CanBeCanceled ? token : cancellation.Token;

        Task download = rig.ToFileAsync(cancellationToken: given);
        if (when is not null)
        {
            await when;
            await cancellation.CancelAsync();
        }

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        Assert.Equal(given, exception.CancellationToken);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
        Assert.Equal("the old one", await File.ReadAllTextAsync(rig.Path, CancellationToken.None));
    }
}
