namespace Runware.Wan25.Emulator;

/// <summary>The kinds of traffic that a rule can aim at; one request may be of several.</summary>
[Flags]
internal enum FaultTargets
{
    None = 0,
    Submit = 1,
    Poll = 2,
    TaskDetails = 4,
    Download = 8,
    OtherTasks = 16,
    Generation = 32,
    Outgoing = 64,
    AnyRequest = Submit | Poll | TaskDetails | Download | OtherTasks,
}
