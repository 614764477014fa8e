namespace VideoStudio;

/// <summary>The studio's own settings, in the section <c>Studio</c>. Relative paths begin at the content root.</summary>
internal sealed class StudioOptions
{
    public const string Section = "Studio";

    /// <summary>Where the database file and the emulator's state are.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Where downloaded videos are; several nodes may share one folder. Default: <c>videos</c> in <see cref="Data"/>.</summary>
    public string? Videos { get; set; }

    /// <summary>The largest first frame, in bytes.</summary>
    public long MaxImageBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>How often changed jobs are looked for while somebody is watching.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    public EmulatorSettings Emulator { get; set; } = new();

    /// <summary>How the embedded emulator behaves; of no effect with another service.</summary>
    internal sealed class EmulatorSettings
    {
        /// <summary>A generation takes at least this long.</summary>
        public TimeSpan MinTime { get; set; } = TimeSpan.FromSeconds(10);

        /// <summary>And at most this long.</summary>
        public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(20);

        /// <summary>A prompt with this in it is refused by the content check, so that one can see how that looks.</summary>
        public string RefusedPromptKeyword { get; set; } = "forbidden";

        /// <summary>With this in the prompt, the second result fails and the others do not.</summary>
        public string FailingResultKeyword { get; set; } = "mishap";
    }
}
