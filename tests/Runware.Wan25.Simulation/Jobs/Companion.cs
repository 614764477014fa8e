using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>
/// Another handle to the same operation in the same client, with no say in when the first one ends. It may believe in another number of
/// results: that must not reach the first one.
/// </summary>
internal sealed class Companion(JobRun job, ClientHarness harness, string name)
{
    public async Task RunAsync(VideoOperationId id, int excess, CancellationToken firstHasEnded)
    {
        var wait = new Wait(job, harness, name, CancellationToken.None);
        VideoOperation? operation = null;
        await wait.ForResumption(() =>
        {
            operation = harness.Client.GetOperation(new VideoOperationId(id.TaskId, id.ResultCount + excess));
            return Task.FromResult<VideoResult?>(null);
        });
        if (operation is not null && excess > 0)
        {
            await MisbelieveAsync(operation, firstHasEnded);
        }
        else if (operation is not null)
        {
            await wait.ForResult(operation, async () => await operation.WaitForCompletionAsync());
        }
    }

    /// <summary>Waits for what was never ordered. How that ends is open; what it holds, and the id that it names, is not.</summary>
    private async Task MisbelieveAsync(VideoOperation operation, CancellationToken firstHasEnded)
    {
        var before = operation.Id;
        try
        {
            var result = await operation.WaitForCompletionAsync(null, firstHasEnded);
            Require(result.OperationId.TaskId == before.TaskId, $"a result of {result.OperationId}");
        }
        catch (RunwareException exception)
        {
            Require(exception.OperationId?.TaskId == before.TaskId, $"{exception}");
        }
        catch (VideoWaitCanceledException exception)
        {
            Require(exception.OperationId.TaskId == before.TaskId, $"{exception}");
        }
        catch (ObjectDisposedException) when (harness.IsClosing)
        {
            // It was disposed before the wait.
        }

        Require(operation.Id.ResultCount == before.ResultCount, $"the handle's id became {operation.Id}");
    }

    private void Require(bool holds, string what)
    {
        if (!holds)
        {
            job.Report(Invariant.EndsWell, $"{name}: {what}");
        }
    }
}
