namespace Runware.Wan25.Polling;

/// <summary>What is known about the end of an operation.</summary>
/// <param name="IsAccepted">Whether the service proved that it accepted the task.</param>
/// <param name="AreFailuresFinal">
/// Whether nothing runs beside the failures, and they are certain or were reported twice: as many as are missing end the operation.
/// </param>
/// <param name="IsFinal">Whether the operation has ended, whatever the number of its results: a failure stands for all, or the task does
/// not exist.</param>
/// <param name="HasIdled">Whether there are results and nothing has run for long: an expected number of results that is not known for
/// certain is then assumed to be wrong.</param>
/// <param name="EndedRows">How many results had a row at once in the live store, where it repeats failures and shows nothing that runs: the
/// failures stand for as many results.</param>
internal readonly record struct CompletionEvidence(
    bool IsAccepted, bool AreFailuresFinal, bool IsFinal, bool HasIdled, int EndedRows = 0);
