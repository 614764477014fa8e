namespace VideoStudio;

/// <summary>Provides the studio's settings, from the section <c>Studio</c>. Relative paths start at the content root.</summary>
internal sealed class StudioOptions
{
    public const string Section = "Studio";

    /// <summary>The folder of the database file and of the emulator's state.</summary>
    public string Data { get; set; } = "data";

    /// <summary>The folder of downloaded videos, which nodes can share. The default is <c>videos</c> in <see cref="Data"/>.</summary>
    public string? Videos { get; set; }

    /// <summary>The maximum size of a first frame, in bytes.</summary>
    public long MaxImageBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>The interval at which jobs are read while a browser is connected.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    public EmulatorSettings Emulator { get; set; } = new();

    /// <summary>Provides the settings of the embedded emulator.</summary>
    internal sealed class EmulatorSettings
    {
        /// <summary>The minimum duration of a generation.</summary>
        public TimeSpan MinTime { get; set; } = TimeSpan.FromSeconds(10);

        /// <summary>The maximum duration of a generation.</summary>
        public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(20);

        /// <summary>The emulator refuses prompts that contain this word, to demonstrate the content check.</summary>
        public string RefusedPromptKeyword { get; set; } = "forbidden";

        /// <summary>The second result fails if the prompt contains this word, to demonstrate a partial failure.</summary>
        public string FailingResultKeyword { get; set; } = "mishap";
    }
}
