namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a rule for every request: POST requests with tasks of any type, uploads and account calls included, and downloads.
/// </summary>
public sealed class AnyRequestFault : ApiFault<AnyRequestFault>
{
    internal AnyRequestFault(long seed, int place)
        : base(FaultTargets.AnyRequest, seed, place)
    {
    }
}
