using System.Buffers.Text;
using System.Diagnostics;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// Writes the poll of the operations of a batch. It is sent more often than anything else, and all of it but the ids is always the same.
/// </summary>
internal static class PollRequestBody
{
    private const int IdLength = 36;

    private static ReadOnlySpan<byte> GetResponse => "{\"taskType\":\"getResponse\",\"taskUUID\":\""u8;

    private static ReadOnlySpan<byte> GetTaskDetails => "{\"taskType\":\"getTaskDetails\",\"taskUUID\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    public static RequestBody OfLiveStore(List<PolledOperation> operations) => Write(GetResponse, operations);

    public static RequestBody OfArchive(List<PolledOperation> operations) => Write(GetTaskDetails, operations);

    private static BytesBody Write(ReadOnlySpan<byte> start, List<PolledOperation> operations)
    {
        // One byte for each opening bracket or comma, one for the closing bracket.
        byte[] body = new byte[(operations.Count * (1 + start.Length + IdLength + End.Length)) + 1];
        Span<byte> rest = body.AsSpan();
        foreach (PolledOperation operation in operations)
        {
            rest[0] = rest.Length == body.Length ? (byte)'[' : (byte)',';
            start.CopyTo(rest[1..]);
            rest = rest[(1 + start.Length)..];
            bool isWritten = Utf8Formatter.TryFormat(operation.TaskId, rest, out _);
            Debug.Assert(isWritten, "There is room for every id.");
            End.CopyTo(rest[IdLength..]);
            rest = rest[(IdLength + End.Length)..];
        }

        rest[0] = (byte)']';
        return new BytesBody(body);
    }
}
