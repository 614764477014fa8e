namespace Runware.Wan25.Emulator;

/// <summary>Provides the settings of a replay.</summary>
public sealed class ReplayOptions
{
    /// <summary>Gets or sets how the response to a request is found.</summary>
    /// <value>The default is <see cref="ReplayMode.ByTask"/>.</value>
    public ReplayMode Mode { get; set; }

    /// <summary>
    /// Gets or sets the clock. With a <see cref="VirtualTimeProvider"/>, every response takes as long as it did in the recording; with any
    /// other clock, it comes at once.
    /// </summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the loopback port that <see cref="RunwareEmulator.StartReplayAsync"/> listens on, 0 to 65535.</summary>
    /// <value>The default is 0: any free port.</value>
    public int Port { get; set; }

    /// <summary>
    /// Gets or sets the only task that is played back. Of requests about several tasks, only its part is used. Downloads are left out.
    /// </summary>
    /// <value>The default is <see langword="null"/>: everything that was recorded.</value>
    public Guid? Task { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a status or archive request after the last recorded one of its task gets the last
    /// response again. Otherwise it fails with a <see cref="ReplayMismatchException"/>.
    /// </summary>
    /// <value>The default is <see langword="true"/>. It has no effect in <see cref="ReplayMode.Strict"/>.</value>
    public bool RepeatLastResponse { get; set; } = true;
}
