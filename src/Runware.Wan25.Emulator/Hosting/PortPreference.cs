namespace Runware.Wan25.Emulator;

/// <summary>Which port to listen on.</summary>
/// <param name="Wanted">0: any.</param>
/// <param name="Before">The one that was listened on before; taken again where any will do and it is free.</param>
internal readonly record struct PortPreference(int Wanted, int? Before);
