using Quartz;

namespace Runware.Wan25.Jobs.Running;

/// <summary>The job that Quartz runs when a trigger fires. Its name is stored in the database; each start of a node corrects it.</summary>
internal sealed class RunNextJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await runner.RunNextAsync().ConfigureAwait(false);
}
