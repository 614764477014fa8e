namespace Runware.Wan25.Simulation.Worlds;

/// <summary>What a response says about whether a task was ever admitted.</summary>
internal enum Evidence
{
    /// <summary>Nothing was asked yet.</summary>
    NotAsked,

    /// <summary>The request was lost, or the response says nothing about any task.</summary>
    Lost,

    /// <summary>The store responded, and that proves nothing.</summary>
    NoProof,

    /// <summary>The task was admitted.</summary>
    Proof,
}
