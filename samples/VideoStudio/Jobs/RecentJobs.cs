using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Reads the newest jobs once for all connected browsers.</summary>
internal sealed class RecentJobs(IVideoJobs jobs, TimeProvider clock, IOptions<StudioOptions> options) : IDisposable
{
    public const int PageSize = 100;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private VideoJobPage? _page;
    private long _readAt;

    public async Task<VideoJobPage> GetAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Half an interval, so that a browser that asks slightly early does not get the page that it has seen.
            if (_page is null || clock.GetElapsedTime(_readAt) >= options.Value.RefreshInterval / 2)
            {
                _page = await jobs.ListAsync(new() { PageSize = PageSize }, cancellationToken);
                _readAt = clock.GetTimestamp();
            }

            return _page;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();
}
