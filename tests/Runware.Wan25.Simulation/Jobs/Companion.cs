using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>Another handle to the same operation in the same client, with no say in when the first one ends.</summary>
internal sealed class Companion(JobRun job, ClientSeat seat, string name)
{
    public async Task RunAsync(VideoOperationId id)
    {
        var wait = new Wait(job, seat, name, CancellationToken.None);
        VideoOperation? operation = null;
        await wait.ForResumption(() =>
        {
            operation = seat.Client.GetOperation(id);
            return Task.FromResult<VideoResult?>(null);
        });
        if (operation is not null)
        {
            await wait.ForResult(operation, async () => await operation.WaitForCompletionAsync());
        }
    }
}
