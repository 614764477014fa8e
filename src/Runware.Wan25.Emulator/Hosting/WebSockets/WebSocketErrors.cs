using System.Net.WebSockets;

namespace Runware.Wan25.Emulator;

/// <summary>Tells a connection that went away from a fault of the emulator.</summary>
internal static class WebSocketErrors
{
    public static bool IsLoss(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;
}
