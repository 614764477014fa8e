using Runware.Wan25.Requests;

namespace Runware.Wan25.Validation;

/// <summary>The task id. PAGE, <c>taskUUID</c>: a UUID v4.</summary>
internal static class TaskIdValidator
{
    public static void Check(VideoParameters parameters, ref ErrorCollector errors)
    {
        string? problem = parameters.IdempotencyFault switch
        {
            IdempotencyFault.Empty => "the scope and the key of an idempotency key must not be empty; one of them is",
            IdempotencyFault.LineBreakInScope => "the scope of an idempotency key must not have a line feed in it; the one given has",
            IdempotencyFault.UnpairedSurrogate =>
                "the scope and the key of an idempotency key must be valid Unicode; one of them has an unpaired surrogate",
            _ => parameters.TaskId is { } id ? ProblemOf(id, parameters.SkipLimits) : null,
        };
        if (problem is not null)
        {
            errors.Add(WireNames.TaskId, VideoRequestErrorCodes.Format, $"{WireNames.TaskId}: {problem}.");
        }
    }

    private static string? ProblemOf(Guid id, bool skipLimits) =>
        id == Guid.Empty ? "the task id must be a UUID v4; the empty UUID was given"
        : !skipLimits && !IsVersion4(id) ? "the task id must be a UUID v4; a UUID of another version was given"
        : null;

    private static bool IsVersion4(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes[6] >> 4 == 4 && (bytes[8] & 0xC0) == 0x80;
    }
}
