using Runware.Wan25;

namespace Quickstart;

/// <summary>How to come back for a video that was submitted.</summary>
internal static class ResumeInstructions
{
    public static void Print(VideoOperationId? operation, Arguments arguments)
    {
        if (operation is not { } id)
        {
            return;
        }

        ConsoleOutput.WriteField("Operation", id.ToString());
        if (arguments.Live || arguments.Endpoint is not null)
        {
            var service = arguments.Live ? "--live" : $"--endpoint {arguments.Endpoint}";
            var output = arguments.Output is { } file ? $" --output \"{file}\"" : "";
            ConsoleOutput.WriteField("Resume", $"dotnet run --project samples/Quickstart -- {service} --resume {id}{output}");
        }
        else
        {
            ConsoleOutput.WriteHint("The emulator in this process ends with it and forgets the video; Runware would not. To try resuming here, start an emulator that stays,");
            ConsoleOutput.WriteHint("  dotnet run --project src/Runware.Wan25.Emulator.Tool -- --generation-time 60");
            ConsoleOutput.WriteHint("and run this with --endpoint and the URL that it prints.");
        }
    }
}
