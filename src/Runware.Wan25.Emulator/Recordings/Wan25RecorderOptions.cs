using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Emulator;

/// <summary>Provides the settings of a <see cref="Wan25Recorder"/>.</summary>
public sealed class Wan25RecorderOptions
{
    private const int MinBodyLengthLimit = 1024;

    private int _maxBodyLength = 1024 * 1024;

    /// <summary>Gets or sets the clock for the times in the recording.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the factory of the logger, which logs a warning when recording stops.</summary>
    /// <value>The default is <see langword="null"/>: nothing is logged.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Gets or sets the maximum number of bytes that are kept of one body, at least 1,024. Media do not count: of them the recorder keeps
    /// only the kind, the length and a hash. A longer body is recorded as its length and hash.
    /// </summary>
    /// <value>The default is 1 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1,024.</exception>
    public int MaxBodyLength
    {
        get => _maxBodyLength;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinBodyLengthLimit, nameof(MaxBodyLength));
            _maxBodyLength = value;
        }
    }
}
