namespace Runware.Wan25.Emulator;

/// <summary>A rule for requests, as the emulator evaluates it.</summary>
internal interface IRequestFault : IFaultRule
{
    void AddTo(RequestFaultPlan plan);
}
