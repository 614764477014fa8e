namespace Runware.Wan25.Tests.Validation;

/// <summary>Short ways to what a builder reports.</summary>
internal static class Rules
{
    public static VideoRequestBuilder Valid() => VideoRequest.FromText("A lighthouse in a storm");

    public static VideoRequestBuilder ValidImage() =>
        VideoRequest.FromImage(ImageInput.FromUrl(new("https://example.com/a.jpg")), "It moves");

    public static IReadOnlyList<VideoRequestError> Of(VideoRequestBuilder builder)
    {
        Assert.Equal(builder.TryBuild(out var request, out var errors), errors.Count == 0);
        Assert.Equal(errors.Count == 0, request is not null);
        return errors;
    }

    /// <summary>That the builder reports exactly this, in a sentence that names the path.</summary>
    public static VideoRequestError Only(VideoRequestBuilder builder, string path, string code)
    {
        var error = Assert.Single(Of(builder));
        Assert.Equal((path, code), (error.Path, error.Code));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        return error;
    }

    public static void None(VideoRequestBuilder builder) => Assert.Empty(Of(builder));
}
