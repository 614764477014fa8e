namespace Runware.Wan25.Emulator;

/// <summary>A rule as the emulator evaluates it.</summary>
internal interface IFaultRule
{
    /// <summary>Counts the call and returns whether the rule matches it.</summary>
    bool Matches(FaultContext call);
}
