namespace Runware.Wan25.Emulator;

/// <summary>Specifies the response of getResponse for a task that was archived.</summary>
public enum ArchivedTaskResponse
{
    /// <summary>The same row as for an unknown id: <c>getResponse</c>, <c>processing</c>.</summary>
    GenericRow,

    /// <summary>The rows stay as they were.</summary>
    Kept,

    /// <summary>An error with the code <c>taskNotFound</c>; HTTP 404 if no other task of the request was served.</summary>
    NotFound,
}
