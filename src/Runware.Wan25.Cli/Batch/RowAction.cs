namespace Runware.Wan25.Cli.Batch;

/// <summary>Specifies what a run does with a row.</summary>
internal enum RowAction
{
    /// <summary>Nothing: its videos are in the folder.</summary>
    Keep,

    /// <summary>Nothing: it failed and is not ordered again.</summary>
    LeaveFailed,

    /// <summary>Submits it under its key, which joins an earlier order.</summary>
    Order,

    /// <summary>Downloads videos that are known to exist at the service. Never orders.</summary>
    Fetch,

    /// <summary>Refuses the run: the row differs from what was ordered under its number.</summary>
    Changed,
}
