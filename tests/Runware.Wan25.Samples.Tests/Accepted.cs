namespace Runware.Wan25.Samples.Tests;

/// <summary>Waits until an emulator has accepted a task.</summary>
internal static class Accepted
{
    // Each look is a request over a socket, so this takes its time without a clock.
    public static async Task ByAsync(RunwareEmulator emulator)
    {
        using var http = new HttpClient();
        while (emulator.Ledger.TaskCount == 0)
        {
            await http.GetStringAsync(new Uri(emulator.Endpoint, "/ledger"));
        }
    }
}
