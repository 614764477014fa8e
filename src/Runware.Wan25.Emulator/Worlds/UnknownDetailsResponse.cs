namespace Runware.Wan25.Emulator;

/// <summary>Specifies the response of getTaskDetails for an id that the archive does not hold.</summary>
public enum UnknownDetailsResponse
{
    /// <summary>HTTP 404 with an empty <c>data</c> and an error with the code <c>taskNotFound</c>.</summary>
    TaskNotFound,

    /// <summary>HTTP 404 with an error with the code <c>taskNotFound</c>, and no <c>data</c>.</summary>
    TaskNotFoundWithoutData,

    /// <summary>HTTP 200 with an empty <c>data</c>.</summary>
    EmptyData,

    /// <summary>A row of task type <c>getResponse</c> with the status <c>processing</c>, which proves nothing.</summary>
    GenericRow,
}
