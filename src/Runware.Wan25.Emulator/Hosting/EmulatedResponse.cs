using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>What happens to the connection of a response.</summary>
internal enum ConnectionOutcome
{
    Delivered,
    Dropped,
    NeverConnected,
}

/// <summary>A response as the service passes it to the hosts, with the faults of its transport.</summary>
internal sealed class EmulatedResponse
{
    public int Status { get; set; } = 200;

    public string? ContentType { get; set; }

    public TwoPartBody Body { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public ConnectionOutcome Outcome { get; set; }

    /// <summary>Whether this is a response to HEAD: the length of the body without the body.</summary>
    public bool HeadOnly { get; set; }

    public bool WithoutLength { get; set; }

    /// <summary>The connection ends after that many bytes of the body.</summary>
    public long? CutAt { get; set; }

    /// <summary>Nothing more arrives after that many bytes of the body, for <see cref="StallFor"/>.</summary>
    public long? StallAt { get; set; }

    public TimeSpan StallFor { get; set; } = Timeout.InfiniteTimeSpan;

    public bool IsScripted => CutAt is not null || StallAt is not null || WithoutLength;

    public static EmulatedResponse Json(int status, ReadOnlyMemory<byte> body) =>
        new() { Status = status, ContentType = "application/json; charset=utf-8", Body = new TwoPartBody(body) };

    public static EmulatedResponse Text(int status, string text) =>
        new() { Status = status, ContentType = "text/plain; charset=utf-8", Body = new TwoPartBody(Encoding.UTF8.GetBytes(text)) };

    public EmulatedResponse With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }
}
