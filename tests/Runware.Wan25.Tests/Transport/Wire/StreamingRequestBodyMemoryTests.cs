using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>Alone, because it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(StreamingRequestBodyMemoryTests), DisableParallelization = true)]
[Collection(nameof(StreamingRequestBodyMemoryTests))]
public sealed class StreamingRequestBodyMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_of_25_megabytes_costs_less_than_one_of_memory()
    {
        var path = Path.Combine(_folder, "frame.png");
        await File.WriteAllBytesAsync(path, TestMedia.PngOf(25_000_000));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var body = await VideoTaskBody.PrepareAsync(
            VideoRequest.FromImage(ImageInput.FromFile(path), "x").Build(), Bodies.TaskId, null, default);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            using var content = new JsonBodyContent(body, () => { });
            await content.CopyToAsync(Stream.Null);
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 1_000_000);
    }
}
