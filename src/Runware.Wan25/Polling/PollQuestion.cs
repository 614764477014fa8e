using System.Buffers.Text;
using System.Diagnostics;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>Writes the question about the operations of a batch. It is asked more often than anything else, and all of it but the ids is always the same.</summary>
internal static class PollQuestion
{
    private const int IdLength = 36;

    private static ReadOnlySpan<byte> Start => "{\"taskType\":\"getResponse\",\"taskUUID\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    public static RequestBody About(List<PolledOperation> operations)
    {
        // One byte for each opening bracket or comma, one for the closing bracket.
        var body = new byte[(operations.Count * (1 + Start.Length + IdLength + End.Length)) + 1];
        var rest = body.AsSpan();
        foreach (var operation in operations)
        {
            rest[0] = rest.Length == body.Length ? (byte)'[' : (byte)',';
            Start.CopyTo(rest[1..]);
            rest = rest[(1 + Start.Length)..];
            var isWritten = Utf8Formatter.TryFormat(operation.TaskId, rest, out _);
            Debug.Assert(isWritten, "There is room for every id.");
            End.CopyTo(rest[IdLength..]);
            rest = rest[(IdLength + End.Length)..];
        }

        rest[0] = (byte)']';
        return new BytesBody(body);
    }
}
