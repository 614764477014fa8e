namespace Runware.Wan25.Emulator;

/// <summary>A text message for a client.</summary>
/// <param name="Text">The message as UTF-8.</param>
/// <param name="CutAt">The connection ends after that many bytes of the message.</param>
/// <param name="StallAt">Nothing more is sent after that many bytes of the message, for <paramref name="StallFor"/>.</param>
/// <param name="StallFor">How long a stall lasts, on the emulator's clock.</param>
internal readonly record struct OutgoingMessage(
    ReadOnlyMemory<byte> Text, int? CutAt = null, int? StallAt = null, TimeSpan StallFor = default)
{
    /// <summary>Gets whether the message concerns its connection alone: another one of the session has a greeting of its own.</summary>
    public bool IsGreeting { get; init; }

    /// <summary>Gets the message without its faults, for sending it again: a fault applies once.</summary>
    public OutgoingMessage WithoutFaults => new(Text);
}
