using System.Text;

namespace Runware.Wan25.Tests.Samples;

public sealed class QuickstartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-quickstart-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_a_key_a_sentence_becomes_a_video_file()
    {
        var target = Path.Combine(_folder, "lighthouse.mp4");

        var (exitCode, output, errors) = await SampleProcess.RunAsync("Quickstart", "--output", target);

        Assert.True(exitCode == 0, errors);
        Assert.Equal("ftyp", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(target), 4, 4));
        Assert.Contains(target, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_with_the_id_of_the_video()
    {
        var (exitCode, _, errors) = await SampleProcess.RunAsync(
            "Quickstart", "--output", Path.Combine(_folder, "missing", "lighthouse.mp4"));

        Assert.Equal(1, exitCode);
        Assert.Matches("operation [0-9a-f-]{36}-1", errors);
    }
}
