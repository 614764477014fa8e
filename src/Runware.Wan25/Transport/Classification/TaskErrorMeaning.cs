namespace Runware.Wan25.Transport.Classification;

/// <summary>Specifies what an error that names a task means for the generation of its videos.</summary>
internal enum TaskErrorMeaning
{
    /// <summary>The error is about the account, the key, the load, the service or the request, and means nothing for the task.</summary>
    Unrelated,

    /// <summary>The service does not know the task: not yet, no longer, or it never did.</summary>
    NotFound,

    Conflict,

    /// <summary>The generation failed, unless the error is about the request: it counts once it is reported twice unchanged.</summary>
    PossibleFailure,

    Failure,
}
