using System.Net.WebSockets;

namespace Runware.Wan25.Emulator;

/// <summary>Distinguishes a lost connection from a defect of the emulator.</summary>
internal static class WebSocketErrors
{
    public static bool IsLoss(Exception exception) =>
        exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;
}
