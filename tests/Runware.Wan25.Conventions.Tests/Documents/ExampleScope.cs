using Microsoft.AspNetCore.Builder;
using Runware.Wan25.Jobs;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>What an example in the XML documentation may use besides: what its reader has. Examples are compiled, never run.</summary>
public abstract class ExampleScope : SnippetScope
{
    protected static string apiKey => "";

    protected static string[] prompts => [];

    protected static (string Number, string Prompt) order => default;

    protected static VirtualTimeProvider clock => null!;

    protected static IVideoJobs jobs => null!;

    protected static WebApplication app => null!;

    protected sealed class SaveVideos : IVideoJobHandler
    {
        public Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
