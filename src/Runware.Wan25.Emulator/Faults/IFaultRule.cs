namespace Runware.Wan25.Emulator;

/// <summary>A rule as the emulator asks it.</summary>
internal interface IFaultRule
{
    /// <summary>Counts the call, and says whether the rule hits it.</summary>
    bool Matches(FaultContext call);
}
