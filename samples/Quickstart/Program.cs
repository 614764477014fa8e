using Quickstart;
using Runware.Wan25;

// One sentence becomes a video file. This is the whole story; each helper is one small file beside this one.
if (!Arguments.TryParse(args, out Arguments arguments))
{
    return arguments.WantsHelp ? ExitCode.Success : ExitCode.Invalid;
}

using var ctrlC = new CtrlCHandler();
VideoOperationId? operation = arguments.Resume;
try
{
    // 1. Describe the video. Everything that is wrong is found here, all at once, before anything is sent.
    VideoRequest? request = arguments.Resume is null ? Describe(arguments) : null;

    // 2. Connect to an emulator, or to Runware.
    await using VideoService service = await VideoService.ConnectAsync(arguments, ctrlC.Token);
    Wan25Client client = service.Client;

    var files = new List<string>();
    VideoResult result = await ProgressBars.RunAsync(async bars =>
    {
        // 3. Generate; or go on waiting for what an earlier run has submitted.
        VideoResult made = request is not null
            ? await client.GenerateAsync(request, bars, ctrlC.Token)
            : await client.GetOperation(arguments.Resume!.Value).WaitForCompletionAsync(bars, ctrlC.Token);
        operation = made.OperationId;

        // 4. Download. A file appears under its name only when it is complete and checked.
        foreach (GeneratedVideo video in made.Videos)
        {
            string file = OutputFile.Choose(arguments, files.Count);
            await client.DownloadAsync(video, file, bars, ctrlC.Token);
            bars.EndDownload();
            files.Add(file);
        }

        return made;
    });

    ResultPrinter.Print(result, files, arguments);
    return ExitCode.Success;
}
catch (Exception exception) when (ErrorReporter.IsExpected(exception))
{
    // 5. Whatever happens after the first byte, the operation's id is known: nothing that was paid for is lost.
    operation = (exception as RunwareException)?.OperationId ?? (exception as VideoWaitCanceledException)?.OperationId ?? operation;
    return ErrorReporter.Report(exception, operation, arguments);
}

static VideoRequest Describe(Arguments arguments)
{
    // With a first frame the shape follows the image and the resolution decides the price: better said than left to the service.
    VideoRequestBuilder video = arguments.Image is { } image
        ? VideoRequest.FromImage(ImageInput.FromFile(image), arguments.Prompt).WithResolution(VideoResolution.P720)
        : VideoRequest.FromText(arguments.Prompt).WithSize(VideoSize.Landscape720p);
    return video.WithDuration(VideoDuration.FiveSeconds).WithOutputFormat(OutputFile.FormatOf(arguments.Output)).Build();
}
