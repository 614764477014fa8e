using System.Collections.Concurrent;
using Microsoft.Extensions.Http;
using Runware.Wan25.Transport;

namespace Runware.Wan25.DependencyInjection;

/// <summary>The name of an HTTP client whose sendings are recorded.</summary>
internal sealed record RecordedHttpClient(string Name);

/// <summary>
/// Puts a <see cref="SendingRecorder"/> directly before the connection of each client for the API, whatever handlers the host adds, replaces or adds to all of
/// its clients. It must be the first filter: what the first one does comes after all others.
/// </summary>
internal sealed class SendingRecorderFilter(IEnumerable<RecordedHttpClient> clients) : IHttpMessageHandlerBuilderFilter
{
    private readonly HashSet<string> _names = [.. clients.Select(client => client.Name)];
    private readonly ConcurrentDictionary<string, bool> _isRecorded = new();

    /// <summary>Whether there is a recorder in every chain that was built for this client so far, and there was one.</summary>
    public bool Records(string name) => _isRecorded.TryGetValue(name, out var isRecorded) && isRecorded;

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name is { } name && _names.Contains(name))
        {
            (builder.PrimaryHandler, var isRecorded) = SendingRecorder.AddTo(builder.PrimaryHandler);
            _isRecorded.AddOrUpdate(name, isRecorded, (_, before) => before && isRecorded);
        }
    };
}
