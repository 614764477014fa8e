using System.Buffers.Text;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>What a request is about, read from its bytes without parsing them: there are millions.</summary>
internal readonly struct RequestKind
{
    private static readonly byte[] IdName = "\"taskUUID\":\""u8.ToArray();

    private RequestKind(string name, List<Guid> ids)
    {
        Name = name;
        Ids = ids;
    }

    public string Name { get; }

    public IReadOnlyList<Guid> Ids { get; }

    public bool IsSubmit => Name == "submit";

    /// <summary>Whether it asks the store of running and finished tasks.</summary>
    public bool AsksLive { get; private init; }

    public bool AsksArchive { get; private init; }

    public bool IsDownload => Name == "download";

    public static RequestKind Of(HttpMethod method, ReadOnlySpan<byte> body)
    {
        if (method == HttpMethod.Get)
        {
            return new("download", []);
        }

        List<Guid> ids = [];
        for (var rest = body; rest.IndexOf(IdName) is var at and >= 0;)
        {
            rest = rest[(at + IdName.Length)..];
            if (Utf8Parser.TryParse(rest, out Guid id, out _, 'D') && !ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return body.IndexOf("videoInference"u8) >= 0 ? new("submit", ids)
            : body.IndexOf("getTaskDetails"u8) >= 0 ? new("ask", ids) { AsksArchive = true, AsksLive = body.IndexOf("getResponse"u8) >= 0 }
            : new("poll", ids) { AsksLive = true };
    }

    public override string ToString() => $"{Name} {string.Join(' ', Ids.Select(id => id.ToString()[..8]))}";
}
