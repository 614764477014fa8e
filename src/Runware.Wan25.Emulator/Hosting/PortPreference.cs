namespace Runware.Wan25.Emulator;

/// <summary>The port to listen on.</summary>
/// <param name="Wanted">The requested port; 0 for any free port.</param>
/// <param name="Before">The port of the previous run, which is used again where any port will do and it is free.</param>
internal readonly record struct PortPreference(int Wanted, int? Before);
