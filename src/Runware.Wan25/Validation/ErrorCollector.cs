using System.Globalization;

namespace Runware.Wan25.Validation;

/// <summary>Collects broken rules. As long as there is none, nothing is allocated.</summary>
internal struct ErrorCollector
{
    private List<VideoRequestError>? _errors;

    public readonly bool IsEmpty => _errors is null;

    public readonly IReadOnlyList<VideoRequestError> ToList() => (IReadOnlyList<VideoRequestError>?)_errors ?? [];

    // The list of allowed values is handed out as it is: it must never change.
    public void Add(string path, string code, string message, IReadOnlyList<string>? allowed = null) =>
        (_errors ??= []).Add(new(path, code, message, allowed));

    public void AddUnexpected(string path, string expected, string given) =>
        Add(path, VideoRequestErrorCodes.Format, $"{path} must be {expected}; {given} was given.");

    public void AddRange(string path, long given, long? min, long? max, string unit = "") => Add(
        path,
        VideoRequestErrorCodes.Range,
        max is null
            ? string.Create(CultureInfo.InvariantCulture, $"{path} must be at least {min}{unit}; {given} was given.")
            : string.Create(CultureInfo.InvariantCulture, $"{path} must be from {min} to {max}{unit}; {given} was given."));

    public void AddNotAllowed(string path, string given, IReadOnlyList<string> allowed, string unit = "") =>
        Add(
            path,
            VideoRequestErrorCodes.NotAllowed,
            $"{path} must be one of {string.Join(", ", allowed)}{unit}; {given} was given.",
            allowed);
}
