using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The bytes that stand for a recorded body.</summary>
internal abstract class ReplayBody
{
    // What was not readable as JSON needs no more than this to be so again.
    private const int MaxUnreadable = 64 * 1024;

    /// <summary>Gets how many bytes arrive.</summary>
    public abstract long Length { get; }

    /// <summary>Gets whether the body states its own length, in place of a recorded header.</summary>
    public virtual bool HasLength => true;

    /// <param name="response">The response.</param>
    /// <param name="json">Its JSON, with the client's ids; null where it is none.</param>
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

        // Of text there is what was kept; of JSON that broke off, a beginning.
        byte[] bytes = body.TryGetProperty(RecordingFormat.Text, out JsonElement text)
            ? Encoding.UTF8.GetBytes(text.GetString() ?? "")
            : Encoding.UTF8.GetBytes("{".PadRight((int)Math.Clamp(length, 0, MaxUnreadable))[..(int)Math.Clamp(length, 0, MaxUnreadable)]);
        return new BufferedReplayBody(bytes, isWhole);
    }

    /// <summary>Copies bytes of the body.</summary>
    /// <param name="position">Where in the body.</param>
    /// <param name="buffer">Takes them, all of it.</param>
    public abstract void Read(long position, Span<byte> buffer);
}
