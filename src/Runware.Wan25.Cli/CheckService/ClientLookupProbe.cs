namespace Runware.Wan25.Cli.CheckService;

/// <summary>Lets the client find the video by its id, as a process would that did not order it.</summary>
internal static class ClientLookupProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task RunAsync(CheckState state, HttpMessageHandler handler, CancellationToken cancellationToken)
    {
        if (state.Video is not { } id || !state.HasVideoEnded)
        {
            return;
        }

        state.Report("The client, with the id alone");
        var options = new Wan25ClientOptions
        {
            ApiKey = state.Options.ApiKey,
            Endpoint = state.Options.Endpoint,
            CompletionTimeout = Limit,
        };
        using var client = new Wan25Client(options, handler, state.Options.Clock);
        try
        {
            VideoResult result = await client.GetOperation(new VideoOperationId(id, ProbeTasks.Results))
                .WaitForCompletionAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            state.ClientFoundAll = result.Videos.Count == ProbeTasks.Results;
            state.ClientResult = $"found {result.Videos.Count} of {ProbeTasks.Results} videos";
        }
        catch (RunwareException exception)
        {
            state.ClientResult = $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
