using System.Collections.Concurrent;
using Microsoft.Extensions.Http;
using Runware.Wan25.Transport;

namespace Runware.Wan25.DependencyInjection;

/// <summary>Names an HTTP client whose sendings are recorded.</summary>
internal sealed record RecordedHttpClient(string Name);

/// <summary>
/// Inserts a <see cref="SentMessageRecorder"/> directly before the connection of each client for the API, whatever handlers the host adds
/// or replaces. It must be the first filter: the first filter runs its code after all others.
/// </summary>
internal sealed class SentMessageRecorderFilter(IEnumerable<RecordedHttpClient> clients) : IHttpMessageHandlerBuilderFilter
{
    private readonly HashSet<string> _names = [.. clients.Select(client => client.Name)];
    private readonly ConcurrentDictionary<string, bool> _isRecorded = new();

    /// <summary>Determines whether at least one chain was built for a client, and every one has a recorder.</summary>
    public bool Records(string name) => _isRecorded.TryGetValue(name, out bool isRecorded) && isRecorded;

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is { } name && _names.Contains(name))
        {
            (builder.PrimaryHandler, bool isRecorded) = SentMessageRecorder.AddTo(builder.PrimaryHandler);
            _isRecorded.AddOrUpdate(name, isRecorded, (_, before) => before && isRecorded);
        }
    };
}
