using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>
/// What a snippet may use without declaring it; see CONTRIBUTING.md. They are members, so that a snippet may also declare a local of the
/// same name. Public, because snippets are compiled to assemblies of their own.
/// </summary>
public abstract class SnippetScope
{
    protected Wan25Client client { get; private set; } = null!;

    protected RunwareEmulator emulator { get; private set; } = null!;

    protected VideoRequest request { get; private set; } = null!;

    protected VideoOperation operation { get; private set; } = null!;

    protected VideoResult result { get; private set; } = null!;

    protected GeneratedVideo video => result.Videos[0];

    protected IServiceCollection services { get; } = new ServiceCollection();

    protected WebApplicationBuilder builder { get; } = WebApplication.CreateBuilder();

    protected string[] args { get; } = [];

    protected CancellationToken cancellationToken { get; private set; }

    /// <summary>Sets the scene on an emulator with a port, and runs the snippet in it.</summary>
    public async Task RunInSceneAsync(CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        await using var ownEmulator = await RunwareEmulator.StartAsync(
            new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(20)) },
            cancellationToken);
        using var ownClient = new Wan25Client(new Wan25ClientOptions
        {
            ApiKey = "readme-key",
            Endpoint = ownEmulator.Endpoint,
            Polling = { FirstDelay = TimeSpan.FromMilliseconds(20), MinDelay = TimeSpan.FromMilliseconds(20) },
        });
        (emulator, client) = (ownEmulator, ownClient);
        request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in").Build();
        operation = await client.SubmitAsync(request, cancellationToken);
        result = await operation.WaitForCompletionAsync(cancellationToken: cancellationToken);
        await RunAsync().WaitAsync(cancellationToken);
    }

    /// <summary>The snippet.</summary>
    protected abstract Task RunAsync();
}
