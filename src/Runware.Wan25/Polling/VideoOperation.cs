namespace Runware.Wan25;

/// <summary>Stub.</summary>
public class VideoOperation
{
    /// <summary>Stub.</summary>
    public static void WaitForCompletionAsync() { }
}
