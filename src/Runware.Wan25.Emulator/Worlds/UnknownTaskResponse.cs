namespace Runware.Wan25.Emulator;

/// <summary>Specifies the response of getResponse for a task id that was never accepted.</summary>
public enum UnknownTaskResponse
{
    /// <summary>A row of task type <c>getResponse</c> with the status <c>processing</c>, which proves nothing.</summary>
    GenericRow,

    /// <summary>No row and no error: HTTP 200, as for a task that has no rows yet.</summary>
    EmptyData,

    /// <summary>An error with the code <c>taskNotFound</c>; HTTP 404 if no other task of the request was served.</summary>
    TaskNotFound,
}
