using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The bytes that replace a recorded body.</summary>
internal abstract class ReplayBody
{
    // A body that was not readable as JSON needs no more bytes than this to be unreadable again.
    private const int MaxUnreadable = 64 * 1024;

    public abstract long Length { get; }

    /// <summary>Gets whether the body states its own length, in place of a recorded header.</summary>
    public virtual bool HasLength => true;

    /// <param name="response">The response.</param>
    /// <param name="json">Its JSON, with the client's ids; null if it is not JSON.</param>
    public static ReplayBody Of(RecordedResponse response, string? json)
    {
        if (json is not null || response.Body is not { ValueKind: JsonValueKind.Object } body)
        {
            return new BufferedReplayBody(Encoding.UTF8.GetBytes(json ?? ""), isWhole: response.Failure is null);
        }

        long length = body.TryGetProperty(RecordingFormat.Length, out JsonElement number) && number.TryGetInt64(out long value) ? value : 0;
        bool isWhole = response.Failure is null && !body.TryGetProperty(RecordingFormat.Partial, out _);
        if (body.TryGetProperty(RecordingFormat.Binary, out JsonElement kind))
        {
            return new ReplayVideo(response, isWebM: kind.ValueEquals("video/webm"), length);
        }

        // Of text, the recording has what was kept; of JSON that broke off, its beginning.
        byte[] bytes = body.TryGetProperty(RecordingFormat.Text, out JsonElement text)
            ? Encoding.UTF8.GetBytes(text.GetString() ?? "")
            : Encoding.UTF8.GetBytes("{".PadRight((int)Math.Clamp(length, 0, MaxUnreadable))[..(int)Math.Clamp(length, 0, MaxUnreadable)]);
        return new BufferedReplayBody(bytes, isWhole);
    }

    /// <summary>Copies bytes of the body.</summary>
    /// <param name="position">The position in the body.</param>
    /// <param name="buffer">The buffer, which is filled completely.</param>
    public abstract void Read(long position, Span<byte> buffer);
}
