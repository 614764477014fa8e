using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>A first frame from this machine is uploaded once, and compared by what is in it.</summary>
public sealed class FirstFrameTests : JobsTest
{
    [Fact]
    public async Task Another_first_frame_under_a_known_key_is_a_conflict_that_names_it()
    {
        await using Node node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Of(ImageInput.FromBytes(Png(1))));

        Assert.Equal("order-1", (await node.Jobs.EnqueueAsync("order-1", Of(ImageInput.FromBytes(Png(1))))).Key);
        Assert.Equal("order-1", (await node.Jobs.EnqueueAsync("order-1", Of(ImageInput.FromStream(new MemoryStream(Png(1)))))).Key);
        var thrown = await Assert.ThrowsAsync<VideoJobConflictException>(
            () => node.Jobs.EnqueueAsync("order-1", Of(ImageInput.FromBytes(Png(2)))));

        Assert.Equal(["inputs.frameImages"], thrown.Differences);
    }

    [Fact]
    public async Task A_file_is_compared_while_it_is_there()
    {
        string path = Folder.PathOf("frame.png");
        await File.WriteAllBytesAsync(path, Png(1));
        VideoRequest request = Of(ImageInput.FromFile(path));
        await using Node node = await StartAsync();
        await node.Jobs.EnqueueAsync("order-1", request);

        await File.WriteAllBytesAsync(path, Png(2));
        await Assert.ThrowsAsync<VideoJobConflictException>(() => node.Jobs.EnqueueAsync("order-1", request));

        File.Delete(path);
        Assert.Equal("order-1", (await node.Jobs.EnqueueAsync("order-1", request)).Key);
    }

    [Fact]
    public async Task A_job_that_was_stored_without_a_hash_is_joined()
    {
        await using Node node = await StartOnDiskAsync();
        await node.Jobs.EnqueueAsync("order-1", Of(ImageInput.FromBytes(Png(1))));
        Assert.Equal(
            1, await Folder.ExecuteAsync(
                "update wan25_jobs set request = json_remove(request, '$.firstFrameHash') where request like '%firstFrameHash%'"));

        Assert.Equal("order-1", (await node.Jobs.EnqueueAsync("order-1", Of(ImageInput.FromBytes(Png(2))))).Key);
    }

    private static VideoRequest Of(ImageInput frame) => VideoRequest.FromImage(frame, "It moves").Build();

    private static byte[] Png(byte content) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, content, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
}
