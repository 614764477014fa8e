namespace Runware.Wan25.Jobs.Tests.Support;

internal sealed class EffectHandler(Effects effects) : IVideoJobHandler
{
    public Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken) =>
        effects.HandleAsync(job, result, failure: null, cancellationToken);

    public Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken) =>
        effects.HandleAsync(job, result: null, failure, cancellationToken);
}
