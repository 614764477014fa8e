using System.Security.Cryptography;

namespace Runware.Wan25.Tests.Requests;

public class ImageHashTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    [Fact]
    public async Task The_same_content_has_the_same_hash_however_it_is_given()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Content);
        var stream = new MemoryStream([0, .. Content]) { Position = 1 };
        var fromStream = ImageInput.FromStream(stream);
        ImageInput[] images =
        [
            ImageInput.FromBytes(Content),
            ImageInput.FromFile(path),
            ImageInput.FromStream(_ => new(new MemoryStream(Content)), "image/png"),
            fromStream,
            fromStream,
        ];

        Assert.All(images, image => Assert.Equal(SHA256.HashData(Content), image.ComputeHashAsync().Result));
        File.Delete(path);
        await Assert.ThrowsAnyAsync<IOException>(() => images[1].ComputeHashAsync());
    }

    [Fact]
    public async Task Text_has_a_hash_and_what_is_elsewhere_has_none()
    {
        Assert.NotNull(await ImageInput.FromBase64(Convert.ToBase64String(Content)).ComputeHashAsync());
        Assert.Null(await ImageInput.FromUrl(new("https://example.com/a.png")).ComputeHashAsync());
        Assert.Null(await ImageInput.FromMediaId(Guid.NewGuid()).ComputeHashAsync());
    }
}
