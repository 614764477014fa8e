using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>Turns the first Ctrl+C into a cancellation, so that there is time to say how to resume. The second ends the process as usual.</summary>
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
