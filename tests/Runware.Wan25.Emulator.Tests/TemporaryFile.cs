namespace Runware.Wan25.Emulator.Tests;

/// <summary>The path of a file that does not exist yet, in a folder that does not exist yet; both are deleted afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public string Path => System.IO.Path.Combine(_folder, "emulator.jsonl");

    public void Write(string text)
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path, text);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
