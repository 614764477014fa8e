namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents a job to store.</summary>
/// <param name="Key">The key.</param>
/// <param name="Request">The request, prepared for storage.</param>
/// <param name="IsLocal">Whether its first frame was local: what is stored is an upload, with another reference each time.</param>
/// <param name="IsKnown">Whether the key had a job, so that nothing was uploaded.</param>
/// <param name="HasOwnTaskId">Whether the application chose the task id.</param>
/// <param name="FirstFrameHash">The hash of a local first frame, or null if it could not be read.</param>
internal readonly record struct NewJob(
    string Key, VideoRequest Request, bool IsLocal, bool IsKnown, bool HasOwnTaskId, string? FirstFrameHash);
