namespace Runware.Wan25.Emulator;

/// <summary>What the service says about a task id that it never accepted. Runware does not document it.</summary>
public enum UnknownTaskResponse
{
    /// <summary>Nothing: HTTP 200 with an empty <c>data</c>, which looks like a task that has no rows yet.</summary>
    EmptyData,

    /// <summary>An error with the code <c>taskNotFound</c>; HTTP 404 if no other task of the request was answered.</summary>
    TaskNotFound,
}
