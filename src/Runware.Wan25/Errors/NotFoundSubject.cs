namespace Runware.Wan25.Errors;

/// <summary>Determines what was not found, from the code of an error of <see cref="RunwareErrorCategory.NotFound"/>.</summary>
internal static class NotFoundSubject
{
    // Prefixes of not-found codes that are not about the task.
    private static readonly string[] Others =
        ["media", "model", "image", "audio", "video", "file", "input", "frame", "unknownModel"];

    /// <summary>Determines whether it is the task, in an error about one: nothing else is named.</summary>
    public static bool IsTask(string code) => !Others.Any(prefix => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Determines whether the code itself names the task. An error that may be about the request needs that: what was not found may be the
    /// route.
    /// </summary>
    public static bool NamesTask(string code) => Contains(code, "task") && !Contains(code, "taskType");

    private static bool Contains(string code, string part) => code.Contains(part, StringComparison.OrdinalIgnoreCase);
}
