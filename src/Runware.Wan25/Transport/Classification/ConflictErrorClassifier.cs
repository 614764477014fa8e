using Runware.Wan25.Errors;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Determines whether a conflict is about the id of a task, and not about parameters that exclude each other.</summary>
internal static class ConflictErrorClassifier
{
    /// <summary>
    /// Determines whether the id of the task was used before. Other codes that begin with "conflict" are about parameters; without such a
    /// code the message decides.
    /// </summary>
    /// <remarks>The message may be megabytes long, so it is read last, and only where the error names the id.</remarks>
    public static bool IsTaskIdTaken(ErrorPayload error) =>
        RunwareErrorClassifier.Classify(error.Code) == RunwareErrorCategory.Conflict
            ? ContainsAny(error.Code, "task", "uuid")
                || error.Code.Equals("conflict", StringComparison.OrdinalIgnoreCase)
                || error.Names("taskUUID")
            : (ContainsAny(error.Code, "task")
                    && ContainsAny(error.Code, "duplicate", "already", "exists", "reused", "inUse", "UUIDUsed", "UUIDTaken")
                    && !ContainsAny(error.Code, "not", "non"))
                || ((error.Names("taskUUID") || ContainsAny(error.Code, "taskUUID"))
                    && ContainsAny(
                        error.Message,
                        "already exist", "already used", "already been used", "already in use", "duplicate", "not unique"));

    private static bool ContainsAny(string text, params string[] parts) =>
        parts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
