namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>An application's function before a submission, which registers a callback that throws.</summary>
internal static class ThrowingCallback
{
    public static ValueTask RegisterAsync(VideoOperationId id, CancellationToken cancellationToken)
    {
        cancellationToken.Register(static () => throw new InvalidOperationException("The application's."));
        return ValueTask.CompletedTask;
    }
}
