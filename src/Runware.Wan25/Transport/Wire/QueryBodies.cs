using System.Buffers.Text;
using System.Diagnostics;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Creates the bodies of requests without parameters: status, task details, account details and ping. The status is requested more often
/// than anything else, and all of its body but the ids is constant, so nothing is serialized.
/// </summary>
internal static class QueryBodies
{
    private const int IdLength = 36;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    public static RequestBody GetResponse(Guid taskId) => GetResponse([taskId], static id => id);

    public static RequestBody GetResponse<T>(ReadOnlySpan<T> tasks, Func<T, Guid> idOf) =>
        Write("{\"taskType\":\"getResponse\",\"taskUUID\":\""u8, tasks, idOf, End);

    public static RequestBody GetTaskDetails(Guid taskId) => GetTaskDetails([taskId], static id => id);

    public static RequestBody GetTaskDetails<T>(ReadOnlySpan<T> tasks, Func<T, Guid> idOf) =>
        Write("{\"taskType\":\"getTaskDetails\",\"taskUUID\":\""u8, tasks, idOf, End);

    public static RequestBody AccountDetails(Guid taskId) => Write(
        "{\"taskType\":\"accountManagement\",\"taskUUID\":\""u8, [taskId], static id => id, "\",\"operation\":\"getDetails\"}"u8);

    public static RequestBody Ping(Guid taskId) =>
        Write("{\"taskType\":\"ping\",\"taskUUID\":\""u8, [taskId], static id => id, "\",\"ping\":true}"u8);

    private static BufferedRequestBody Write<T>(ReadOnlySpan<byte> start, ReadOnlySpan<T> tasks, Func<T, Guid> idOf, ReadOnlySpan<byte> end)
    {
        // One byte for each opening bracket or comma, one for the closing bracket.
        byte[] body = new byte[(tasks.Length * (1 + start.Length + IdLength + end.Length)) + 1];
        Span<byte> rest = body.AsSpan();
        foreach (T task in tasks)
        {
            rest[0] = rest.Length == body.Length ? (byte)'[' : (byte)',';
            start.CopyTo(rest[1..]);
            rest = rest[(1 + start.Length)..];
            bool isWritten = Utf8Formatter.TryFormat(idOf(task), rest, out _);
            Debug.Assert(isWritten, "There is space for every id.");
            end.CopyTo(rest[IdLength..]);
            rest = rest[(IdLength + end.Length)..];
        }

        rest[0] = (byte)']';
        return new BufferedRequestBody(body);
    }
}
