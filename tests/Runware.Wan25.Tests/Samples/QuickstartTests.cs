using System.Text;

namespace Runware.Wan25.Tests.Samples;

public sealed class QuickstartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-quickstart-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // One test for both: each run takes as long as its emulator generates, and they run at the same time.
    [Fact]
    public async Task Without_a_key_a_sentence_becomes_a_file_or_an_error_with_the_id()
    {
        var target = Path.Combine(_folder, "lighthouse.mp4");
        var writing = SampleProcess.RunAsync("Quickstart", "--output", target);
        var failing = SampleProcess.RunAsync("Quickstart", "--output", Path.Combine(_folder, "missing", "lighthouse.mp4"));

        var (exitCode, output, errors) = await writing;
        var (exitCodeWithoutFolder, _, errorsWithoutFolder) = await failing;

        Assert.True(exitCode == 0, errors);
        Assert.Equal("ftyp", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(target), 4, 4));
        Assert.Contains(target, output, StringComparison.Ordinal);
        Assert.Equal(1, exitCodeWithoutFolder);
        Assert.Matches("operation [0-9a-f-]{36}-1", errorsWithoutFolder);
    }
}
