using Runware.Wan25;

namespace Quickstart;

/// <summary>How to come back for a video that was submitted.</summary>
internal static class Resume
{
    public static void Explain(VideoOperationId? operation, Arguments asked)
    {
        if (operation is not { } id)
        {
            return;
        }

        Say.Fact("Operation", id.ToString());
        if (asked.Live || asked.Endpoint is not null)
        {
            var service = asked.Live ? "--live" : $"--endpoint {asked.Endpoint}";
            var output = asked.Output is { } file ? $" --output \"{file}\"" : "";
            Say.Fact("Resume", $"dotnet run --project samples/Quickstart -- {service} --resume {id}{output}");
        }
        else
        {
            Say.Hint("The emulator in this process ends with it and forgets the video; Runware would not. To try resuming here, start an emulator that stays,");
            Say.Hint("  dotnet run --project src/Runware.Wan25.Emulator.Tool -- --generation-time 60");
            Say.Hint("and run this with --endpoint and the URL that it prints.");
        }
    }
}
