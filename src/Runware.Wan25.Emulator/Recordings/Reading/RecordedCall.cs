using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>One exchange of a recording.</summary>
internal sealed class RecordedCall
{
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    public required string Url { get; init; }

    /// <summary>The body as it was recorded; null if there was none.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The response; null if the process ended before there was one.</summary>
    public RecordedResponse? Response { get; set; }

    public IReadOnlyList<RecordedTask> Tasks { get; init; } = [];

    public string Path => PathOf(Url);

    /// <summary>Gets the part of a URL that does not depend on the host of the service.</summary>
    public static string PathOf(string url)
    {
        int host = url.IndexOf("://", StringComparison.Ordinal);
        int path = host < 0 ? 0 : url.IndexOf('/', host + 3);
        int query = url.IndexOf('?', StringComparison.Ordinal);
        return path < 0 ? "/" : query < path ? url[path..] : url[path..query];
    }

    public bool Concerns(Guid task) => Tasks.Any(one => one.Id == task);
}
