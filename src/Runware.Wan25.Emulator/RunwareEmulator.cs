namespace Runware.Wan25.Emulator;

/// <summary>Placeholder until the state machine lands.</summary>
public static class RunwareEmulator;
