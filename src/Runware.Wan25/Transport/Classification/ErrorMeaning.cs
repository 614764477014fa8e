namespace Runware.Wan25.Transport.Classification;

/// <summary>What an error that names a task says about the generation of its videos.</summary>
internal enum ErrorMeaning
{
    /// <summary>It speaks of the account, the key, the load, the service or the request, and says nothing about the task.</summary>
    Unrelated,

    /// <summary>The service does not know the task: not yet, not any more, or it never did.</summary>
    NotFound,

    /// <summary>The task's id was used before.</summary>
    Conflict,

    /// <summary>The generation failed, unless the error speaks of the request: it counts when it comes twice unchanged.</summary>
    PossibleFailure,

    /// <summary>The generation failed.</summary>
    Failure,
}
