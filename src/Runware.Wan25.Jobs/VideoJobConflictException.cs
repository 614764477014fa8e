namespace Runware.Wan25.Jobs;

/// <summary>The exception that is thrown when a key has a job with another request. Nothing was stored or submitted.</summary>
public sealed class VideoJobConflictException : InvalidOperationException
{
    internal VideoJobConflictException(string key, IReadOnlyList<string> differences)
        : base(
            $"The job '{key}' exists with another request; it differs in {string.Join(", ", differences)}. Use another key, or set "
            + $"{nameof(Wan25JobsOptions)}.{nameof(Wan25JobsOptions.FirstRequestWins)} to keep the first request under a key.") =>
        (Key, Differences) = (key, differences);

    /// <summary>Gets the key.</summary>
    public string Key { get; }

    /// <summary>Gets the names of the request's parameters that differ, for example <c>positivePrompt</c>.</summary>
    public IReadOnlyList<string> Differences { get; }
}
