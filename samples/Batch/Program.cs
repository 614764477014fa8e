using Runware.Wan25;
using Runware.Wan25.Emulator;

// Makes a video of each line of a text file. Run it again after a crash, or with more lines: what was paid for is not paid for again.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
string promptFile = builder.Configuration["Prompts"] ?? "prompts.txt";
string folder = builder.Configuration["Output"] ?? "videos";

// Without a key in its own configuration, a local emulator replaces the service during development: no account, no money.
if (builder.Environment.IsDevelopment() && builder.Configuration["Wan25:ApiKey"] is null)
{
    builder.Services.UseWan25Emulator(RunwareEmulator.CreateInProcess());
}

using IHost host = builder.Build();
await host.StartAsync();     // checks the settings, and takes care of Ctrl+C
CancellationToken stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
IWan25Client client = host.Services.GetRequiredService<IWan25Client>();

// All lines are checked before the first one costs money.
var requests = new List<VideoRequest>();
foreach ((int index, string prompt) in File.ReadLines(promptFile).Where(line => !string.IsNullOrWhiteSpace(line)).Distinct().Index())
{
    // The prompt is the key, so that lines can be moved and added. Two equal lines are one video.
    VideoRequestBuilder video = VideoRequest.FromText(prompt).WithIdempotencyKey("samples/Batch", prompt);
    if (!video.TryBuild(out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors))
    {
        Console.Error.WriteLine($"Prompt {index + 1}: {string.Join("; ", errors.Select(error => error.Message))}");
        return 2;
    }

    requests.Add(request);
}

Console.WriteLine($"{requests.Count} videos, about {requests.Sum(request => request.EstimateCost().Amount):0.00} USD");
Directory.CreateDirectory(folder);
int failed = 0;
try
{
    await foreach (VideoOutcome outcome in client.GenerateAllAsync(requests, cancellationToken: stopping))
    {
        try
        {
            VideoResult result = outcome.Result ?? throw outcome.Exception!;
            string path = Path.Combine(folder, $"{result.OperationId.TaskId}.mp4");
            await client.DownloadAsync(result.Videos[0], path, stopping);
            Console.WriteLine($"{path}: {outcome.Request.Prompt} ({result.TotalCost} USD)");
        }
        catch (RunwareException exception)
        {
            // One failure ends none of the others.
            failed++;
            Console.Error.WriteLine($"{outcome.OperationId}: {outcome.Request.Prompt}: {exception.Message}");
        }
    }
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Console.Error.WriteLine("Canceled. What was ordered goes on at the service; run this again to fetch it.");
    return 130;
}

await host.StopAsync(CancellationToken.None);
return failed == 0 ? 0 : 1;
