using Quickstart;
using Runware.Wan25;

// Turns a sentence into a video file. The whole flow is here; each helper is one small file beside this one.
if (!Arguments.TryParse(args, out Arguments arguments))
{
    return arguments.WantsHelp ? ExitCode.Success : ExitCode.Invalid;
}

using var ctrlC = new CtrlCHandler();
VideoOperationId? operation = arguments.Resume;
try
{
    // 1. Describe the video. All errors are reported here, before anything is sent.
    VideoRequest? request = arguments.Resume is null ? Describe(arguments) : null;

    // 2. Connect to an emulator, or to Runware.
    await using VideoService service = await VideoService.ConnectAsync(arguments, ctrlC.Token);
    Wan25Client client = service.Client;

    var files = new List<string>();
    VideoResult result = await ProgressBars.RunAsync(async bars =>
    {
        // 3. Generate, or continue to wait for a video that an earlier run submitted.
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
    // 5. Every exception after the submission has begun carries the operation's id, so that no charged video is lost.
    operation = (exception as RunwareException)?.OperationId ?? (exception as VideoWaitCanceledException)?.OperationId ?? operation;
    return ErrorReporter.Report(exception, operation, arguments);
}

static VideoRequest Describe(Arguments arguments)
{
    // With a first frame the size follows the image, and the resolution decides the price.
    VideoRequestBuilder video = arguments.Image is { } image
        ? VideoRequest.FromImage(ImageInput.FromFile(image), arguments.Prompt).WithResolution(VideoResolution.P720)
        : VideoRequest.FromText(arguments.Prompt).WithSize(VideoSize.Landscape720p);
    return video.WithDuration(VideoDuration.FiveSeconds).WithOutputFormat(OutputFile.FormatOf(arguments.Output)).Build();
}
