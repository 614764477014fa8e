using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>
/// Turns the first Ctrl+C into a cancellation, so that the program can print how to resume. The second one ends the process.
/// </summary>
internal sealed class CtrlCHandler : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _registration;

    public CtrlCHandler() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
    {
        signal.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    });

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
