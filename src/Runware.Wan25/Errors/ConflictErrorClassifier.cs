namespace Runware.Wan25.Errors;

/// <summary>Determines whether a conflict is about the id of a task, and not about parameters that exclude each other.</summary>
internal static class ConflictErrorClassifier
{
    /// <summary>
    /// Determines whether the id of the task was used before. Other codes that begin with "conflict" are about parameters; without such a
    /// code the message decides.
    /// </summary>
    /// <param name="code">The error's code.</param>
    /// <param name="message">The error's message.</param>
    /// <param name="namesTaskId">Whether the error names the task id as its parameter.</param>
    public static bool IsTaskIdTaken(string code, string message, bool namesTaskId) =>
        RunwareErrorClassifier.Classify(code) == RunwareErrorCategory.Conflict
            ? ContainsAny(code, "task", "uuid") || code.Equals("conflict", StringComparison.OrdinalIgnoreCase) || namesTaskId
            : (ContainsAny(code, "task")
                    && ContainsAny(code, "duplicate", "already", "exists", "reused", "inUse", "UUIDUsed", "UUIDTaken")
                    && !ContainsAny(code, "not", "non"))
                || ((namesTaskId || ContainsAny(code, "taskUUID"))
                    && ContainsAny(
                        message, "already exist", "already used", "already been used", "already in use", "duplicate", "not unique"));

    private static bool ContainsAny(string text, params string[] parts) =>
        parts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
