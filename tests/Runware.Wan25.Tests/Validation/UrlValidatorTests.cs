namespace Runware.Wan25.Tests.Validation;

public class UrlValidatorTests
{
    public static TheoryData<string, Func<Uri, VideoRequestBuilder>> Places => new()
    {
        { "webhookURL", url => Rules.Valid().WithWebhook(url) },
        { "uploadEndpoint", url => Rules.Valid().WithUploadEndpoint(url) },
        { "inputs.frameImages[0]", url => Rules.Valid().WithFirstFrame(ImageInput.FromUrl(url)) },
        { "inputs.audio", url => Rules.Valid().WithAudioInput(AudioInput.FromUrl(url)) },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Urls_must_be_absolute_and_http(string path, Func<Uri, VideoRequestBuilder> with)
    {
        Rules.None(with(new("https://example.com/a?b=c")));
        Rules.None(with(new("http://localhost:8080/")));
        Rules.Only(with(new("a/b", UriKind.Relative)), path, VideoRequestErrorCodes.Format);
        Rules.Only(with(new("file:///etc/passwd")), path, VideoRequestErrorCodes.Format);
        Rules.Only(with(new("ftp://example.com/a")), path, VideoRequestErrorCodes.Format);
        Rules.Only(with(new("a/b", UriKind.Relative)).WithoutValidation(), path, VideoRequestErrorCodes.Format);
        Rules.None(with(new("s3://bucket/a")).WithoutValidation());
    }
}
