namespace Runware.Wan25.Cli.Batch;

/// <summary>What a run does with a row.</summary>
internal enum RowAction
{
    /// <summary>Nothing: its videos are in the folder.</summary>
    Keep,

    /// <summary>Nothing: it failed, and is not to be made again.</summary>
    LeaveFailed,

    /// <summary>Submits it under its key, which joins what was ordered before.</summary>
    Order,

    /// <summary>Downloads what is known to be at the service. Never orders.</summary>
    Fetch,

    /// <summary>Refuses: it is not what was ordered under its number.</summary>
    Changed,
}
