using Runware.Wan25;

namespace Quickstart;

/// <summary>Prints how to resume waiting for a submitted video.</summary>
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
            ConsoleOutput.WriteHint(
                "The emulator in this process ends with it, and with it the video. To try resuming, start an emulator of its own,");
            ConsoleOutput.WriteHint("  dotnet run --project src/Runware.Wan25.Emulator.Tool -- --generation-time 60");
            ConsoleOutput.WriteHint("and run this again with --endpoint and the URL that it prints.");
        }
    }
}
