using Runware.Wan25.Emulator;

namespace Runware.Wan25.AotSmoke;

/// <summary>A client made by hand: generate, download, and come back by the saved id.</summary>
internal static class ClientScenario
{
    public static async Task RunAsync(RunwareEmulator emulator, HttpMessageHandler handler)
    {
        var options = new Wan25ClientOptions
        {
            ApiKey = "aot-smoke-key",
            Endpoint = emulator.Endpoint,
            Polling = { FirstDelay = TimeSpan.FromMilliseconds(20), MinDelay = TimeSpan.FromMilliseconds(20) },
        };
        using var client = new Wan25Client(options, handler);
        var request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in")
            .WithNegativePrompt("blurry").WithSize(VideoSize.Landscape720p).WithSeed(7).Build();

        var result = await client.GenerateAsync(request);
        Checks.That("a sentence becomes a video", result.IsComplete && result.Videos is [{ Seed: 7, Cost: > 0 }]);

        using var file = new MemoryStream();
        await client.DownloadAsync(result.Videos[0], file);
        Checks.That("the video downloads", file.Length > 1000);

        var saved = result.OperationId.ToString();
        var same = await client.GetOperation(VideoOperationId.Parse(saved, null)).WaitForCompletionAsync();
        Checks.That("a saved id gives the same video", same.Videos[0].VideoId == result.Videos[0].VideoId);

        var image = ImageInput.FromBytes(TinyPng.Bytes);
        var animated = await client.GenerateAsync(VideoRequest.FromImage(image, "The clouds move").Build());
        Checks.That("an image becomes a video", animated.IsComplete);

        var reference = await client.UploadAsync(image);
        Checks.That("an image uploads", reference.MediaId != Guid.Empty);
        Checks.That("the balance reads", (await client.GetBalanceAsync()) is not null);
        Checks.That("both videos were charged once", emulator.Ledger.Charges == 2);
    }
}
