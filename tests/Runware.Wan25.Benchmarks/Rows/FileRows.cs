using System.Diagnostics;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Service;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Row 4: submitting a video that begins with a file of 25 MB, over loopback. Only the submission: waiting for the video is the other rows'
/// business.
/// </summary>
internal static class FileRows
{
    private const int FileSize = 25_000_000;
    private const int Repetitions = 9;
    private const double Megabyte = 1024 * 1024;

    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), $"runware-benchmark-{Environment.ProcessId}.png");
        try
        {
            WriteFile(path);
            return await MeasureAsync(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<IEnumerable<RatioRow>> MeasureAsync(string path)
    {
        using var server = LoopbackServer.Start();
        using var ours = new Wan25Client(new Wan25ClientOptions { ApiKey = Samples.ApiKey, Endpoint = server.Api });
        using var http = new HttpClient();
        var hand = new HandClient(http, server.Api, TimeProvider.System);
        Pairs memory = new(), time = new();
        for (var repetition = -2; repetition < Repetitions; repetition++)
        {
            // Everything a user does for it: by us, the request is built and looked at as well.
            var our = await MeasureAsync(() => ours.SubmitAsync(VideoRequest.FromImage(ImageInput.FromFile(path), Samples.Prompt).Build()));
            var theirs = await MeasureAsync(() => hand.SubmitAsync(Samples.FullTask(), path));
            if (repetition >= 0)
            {
                memory.Add(our.Peak / Megabyte, theirs.Peak / Megabyte);
                time.Add(our.Time.TotalMilliseconds, theirs.Time.TotalMilliseconds);
            }
        }

        return
        [
            RatioRow.Limit("4", "image-to-video with a 25 MB file: peak managed memory above idle", memory.Ours, 1, "MB") with
            {
                Reference = RatioRow.Text(memory.Reference, "MB"), Ratio = memory.Ratio,
            },
            RatioRow.AtMost("4", "the same: wall time, ours / by hand", time.Ours, time.Reference, time.Ratio, 0.7, "ms"),
        ];
    }

    private static async Task<(double Peak, TimeSpan Time)> MeasureAsync(Func<Task> submit)
    {
        using var peak = new MemoryPeak();
        var started = Stopwatch.GetTimestamp();
        await submit();
        return (peak.Stop(), Stopwatch.GetElapsedTime(started));
    }

    private static void WriteFile(string path)
    {
        var bytes = new byte[FileSize];
        new Random(1).NextBytes(bytes);
        ReadOnlySpan<byte> signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        ReadOnlySpan<byte> end = [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
        signature.CopyTo(bytes);
        end.CopyTo(bytes.AsSpan(FileSize - end.Length));
        File.WriteAllBytes(path, bytes);
    }
}
