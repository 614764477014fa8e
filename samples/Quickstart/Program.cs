using Runware.Wan25;
using Runware.Wan25.Emulator;

// Turns a sentence into a video file. An emulator on this machine is the service: no key, no account, no money.
// With a key of your own, leave it out: new Wan25Client("your key").
string file = args is ["--output", var given] ? given : "lighthouse.mp4";
await using RunwareEmulator emulator = await RunwareEmulator.StartAsync();
using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "any", Endpoint = emulator.Endpoint });
try
{
    // 1. Describe the video. Everything that is wrong with it is reported here, before anything is sent.
    VideoRequest request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in")
        .WithSize(VideoSize.Landscape720p)
        .WithDuration(VideoDuration.FiveSeconds)
        .Build();
    Console.WriteLine($"Generating. Runware would charge about {request.EstimateCost().Amount} USD.");

    // 2. Generate it, which takes minutes at Runware and a few seconds here.
    VideoResult result = await client.GenerateAsync(request);

    // 3. Download it. The file appears only when it is complete and checked.
    await client.DownloadAsync(result.Videos[0], file);
    Console.WriteLine($"{Path.GetFullPath(file)} (operation {result.OperationId}, seed {result.Videos[0].Seed})");
    return 0;
}
catch (RunwareException exception)
{
    // Every exception after the first byte has the operation's id, so that no video that was paid for is lost.
    Console.Error.WriteLine($"{exception.Message} (operation {exception.OperationId})");
    return 1;
}
