namespace Runware.Wan25.Simulation.Invariants;

/// <summary>Which call ended.</summary>
internal enum Stage
{
    /// <summary>SubmitAsync, or GenerateAsync, which goes on to wait.</summary>
    Submitting,
    Resuming,
    Updating,
    Waiting,
}
