using System.Diagnostics;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Service;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>Row 10: a download of 1 GB from loopback to a file, against HttpClient's stream copied to a file.</summary>
internal static class DownloadRows
{
    private const long Size = 1024L * 1024 * 1024;
    private const int Repetitions = 5;

    // As much as we read at once: with the default, the copy would be no fair rival.
    private const int CopyBuffer = 256 * 1024;
    private const double Megabyte = 1024 * 1024;

    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"runware-benchmark-{Environment.ProcessId}.mp4");
        using var server = LoopbackServer.Start();
        using var ours = new Wan25Client(new Wan25ClientOptions { ApiKey = Samples.ApiKey, Endpoint = server.Api });
        using var http = new HttpClient();
        var url = server.File(Size);
        var video = Wan25ModelFactory.GeneratedVideo(new VideoOperationId(Guid.NewGuid()), Guid.NewGuid(), url);
        Pairs throughput = new(), memory = new();
        for (var repetition = -1; repetition < Repetitions; repetition++)
        {
            var our = await MeasureAsync(() => ours.DownloadAsync(video, path), path);
            var raw = await MeasureAsync(() => CopyAsync(http, url, path), path);
            if (repetition >= 0)
            {
                throughput.Add(our.Throughput, raw.Throughput);
                memory.Add(our.Peak, raw.Peak);
            }
        }

        return
        [
            RatioRow.AtLeast(
                "10", "download of 1 GB to a file: throughput, ours / raw copy", throughput.Ours, throughput.Reference, throughput.Ratio,
                0.95, "MB/s"),
            RatioRow.Limit("10", "the same: peak managed memory above idle", memory.Ours, 1, "MB") with
            {
                Reference = RatioRow.Text(memory.Reference, "MB"),
            },
        ];
    }

    private static async Task CopyAsync(HttpClient http, Uri url, string path)
    {
        using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await body.CopyToAsync(file, CopyBuffer);
    }

    private static async Task<(double Throughput, double Peak)> MeasureAsync(Func<Task> download, string path)
    {
        using var peak = new MemoryPeak();
        var started = Stopwatch.GetTimestamp();
        await download();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        File.Delete(path);
        return (Size / Megabyte / seconds, peak.Stop() / Megabyte);
    }
}
