namespace Runware.Wan25.Samples.Tests;

public class S3UploadTests
{
    [Fact]
    public async Task The_video_is_in_the_bucket_and_the_service_had_a_url_for_it_alone()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);
        await using var store = await ObjectStore.StartAsync();

        var run = await SampleProcess.RunAsync("S3Upload", store.Credentials, SampleArguments.For(
            emulator, $"--Storage:ServiceUrl={store.Address}", "--Storage:Bucket=films", "--Order=4711"));

        Assert.True(run.ExitCode == 0, run.Errors);
        byte[] video = store.Objects["/films/videos/4711.mp4"];
        Assert.Contains($"s3://films/videos/4711.mp4: {video.Length} bytes", run.Output, StringComparison.Ordinal);
        Assert.Equal("ftyp"u8.ToArray(), video[4..8]);
    }

    [Fact]
    public async Task Without_a_bucket_it_says_what_to_set()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);

        var run = await SampleProcess.RunAsync("S3Upload", SampleArguments.For(emulator));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--Storage:Bucket=", run.Errors, StringComparison.Ordinal);
    }
}
