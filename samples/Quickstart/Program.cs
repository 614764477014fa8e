using Quickstart;
using Runware.Wan25;

// One sentence becomes a video file. This is the whole story; each helper is one small file beside this one.
if (!Arguments.TryParse(args, out Arguments asked))
{
    return asked.WantsHelp ? ExitCode.Success : ExitCode.Invalid;
}

using var ctrlC = new CtrlC();
VideoOperationId? operation = asked.Resume;
try
{
    // 1. Describe the video. Everything that is wrong is found here, all at once, before anything is sent.
    VideoRequest? request = asked.Resume is null ? Describe(asked) : null;

    // 2. Connect to an emulator, or to Runware.
    await using VideoService service = await VideoService.ConnectAsync(asked, ctrlC.Token);
    Wan25Client client = service.Client;

    var files = new List<string>();
    VideoResult result = await LiveBars.RunAsync(async bars =>
    {
        // 3. Generate; or go on waiting for what an earlier run has submitted.
        VideoResult made = request is not null
            ? await client.GenerateAsync(request, bars, ctrlC.Token)
            : await client.GetOperation(asked.Resume!.Value).WaitForCompletionAsync(bars, ctrlC.Token);
        operation = made.OperationId;

        // 4. Download. A file appears under its name only when it is complete and checked.
        foreach (GeneratedVideo video in made.Videos)
        {
            string file = OutputFile.Choose(asked, files.Count);
            await client.DownloadAsync(video, file, bars, ctrlC.Token);
            bars.EndDownload();
            files.Add(file);
        }

        return made;
    });

    Facts.Print(result, files, asked);
    return ExitCode.Success;
}
catch (Exception exception) when (Trouble.IsExpected(exception))
{
    // 5. Whatever happens after the first byte, the operation's id is known: nothing that was paid for is lost.
    operation = (exception as RunwareException)?.OperationId ?? (exception as VideoWaitCanceledException)?.OperationId ?? operation;
    return Trouble.Explain(exception, operation, asked);
}

static VideoRequest Describe(Arguments asked)
{
    // With a first frame the shape follows the image and the resolution decides the price: better said than left to the service.
    VideoRequestBuilder video = asked.Image is { } image
        ? VideoRequest.FromImage(ImageInput.FromFile(image), asked.Prompt).WithResolution(VideoResolution.P720)
        : VideoRequest.FromText(asked.Prompt).WithSize(VideoSize.Landscape720p);
    return video.WithDuration(VideoDuration.FiveSeconds).WithOutputFormat(OutputFile.FormatOf(asked.Output)).Build();
}
