using System.Collections.Concurrent;

namespace Runware.Wan25.Emulator;

/// <summary>The embedded clips, rendered by <c>Clips/render.sh</c> and each read once per process.</summary>
internal static class ClipLibrary
{
    private static readonly ConcurrentDictionary<(ClipFormat Format, int Seconds), byte[]> Clips = new();

    /// <summary>Gets the clip that is used for every video of that format and duration, in seconds.</summary>
    public static byte[] Get(ClipFormat format, int seconds) =>
        Clips.GetOrAdd((format, seconds), static key => Read(key.Format, key.Seconds));

    private static byte[] Read(ClipFormat format, int seconds)
    {
        string name = $"Runware.Wan25.Emulator.Clips.clip-{seconds}s.{format.Extension()}";
        using Stream resource = typeof(ClipLibrary).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The clip {name} is not embedded.");
        byte[] bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
