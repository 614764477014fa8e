namespace Runware.Wan25.Browser.Tests;

/// <summary>The checks that run in the page.</summary>
internal static class ScriptResource
{
    /// <summary>The function, without the comment above it.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ScriptResource).Assembly.GetManifestResourceStream(name)!);
        string text = reader.ReadToEnd();
        return text[text.IndexOf("() =>", StringComparison.Ordinal)..];
    }
}
