using System.Globalization;

namespace Runware.Wan25.Validation;

/// <summary>Collects broken rules. As long as there is none, nothing is allocated.</summary>
internal struct Violations
{
    private List<VideoRequestError>? _errors;

    public readonly bool IsEmpty => _errors is null;

    public readonly IReadOnlyList<VideoRequestError> ToList() => (IReadOnlyList<VideoRequestError>?)_errors ?? [];

    // The list of what is allowed is shared, so nobody may get at the array behind it.
    public void Add(string path, string code, string message, string[]? allowed = null) =>
        (_errors ??= []).Add(new(path, code, message, allowed is null ? null : Array.AsReadOnly(allowed)));

    public void AddRange(string path, long given, long min, long max) => Add(
        path,
        VideoRequestErrorCodes.Range,
        string.Create(CultureInfo.InvariantCulture, $"{path} must be from {min} to {max}; {given} was given."));

    public void AddNotAllowed(string path, string given, string[] allowed, string unit = "") =>
        Add(path, VideoRequestErrorCodes.NotAllowed, $"{path} must be one of {string.Join(", ", allowed)}{unit}; {given} was given.", allowed);
}
