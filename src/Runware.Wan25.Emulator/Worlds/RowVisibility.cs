namespace Runware.Wan25.Emulator;

/// <summary>Specifies which rows getResponse returns for a task of several results that is running.</summary>
public enum RowVisibility
{
    /// <summary>
    /// A row for each finished result. There is one running row in addition until the first result has succeeded, and again for as long as
    /// a failed result could be mistaken for the end of the whole task.
    /// </summary>
    OneByOne,

    /// <summary>A row for each result from the start.</summary>
    All,
}
