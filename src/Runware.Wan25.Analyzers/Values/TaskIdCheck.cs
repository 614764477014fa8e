using Microsoft.CodeAnalysis;
using Runware.Wan25.Analyzers.Usage;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Task ids, and the keys that they are made of.</summary>
internal static class TaskIdCheck
{
    public static InvalidValue? Check(ParameterAssignment setting)
    {
        if (setting.Argument("taskId") is { } taskId)
        {
            return ConstantGuidReader.IsEmpty(taskId)
                    ? Wrong(taskId, "the task id must be a UUID v4; the empty UUID was given", isLimit: false)
                : ConstantGuidReader.IsNotVersion4(taskId)
                    ? Wrong(taskId, "the task id must be a UUID v4; a UUID of another version was given", isLimit: true)
                : null;
        }

        return Key(setting.Argument("scope"), isScope: true) ?? Key(setting.Argument("key"), isScope: false);
    }

    private static InvalidValue? Key(IOperation? value, bool isScope)
    {
        if (value is null)
        {
            return null;
        }

        string? text = ConstantReader.Text(value);
        return ConstantReader.IsNull(value) || text is ""
                ? Wrong(value, "the scope and the key of an idempotency key must not be empty; one of them is", isLimit: false)
            : text is null ? null
            : isScope && text.IndexOf('\n') >= 0
                ? Wrong(value, "the scope of an idempotency key must not have a line feed in it; the one given has", isLimit: false)
            : CodePoints.Count(text.AsSpan()) < 0
                ? Wrong(
                    value,
                    "the scope and the key of an idempotency key must be valid Unicode; one of them has an unpaired surrogate",
                    isLimit: false)
            : null;
    }

    private static InvalidValue Wrong(IOperation at, string problem, bool isLimit) =>
        new(ValueDiagnostics.TaskId, at.Syntax, $"{WireNames.TaskId}: {problem}", isLimit);
}
