namespace Runware.Wan25.Conventions.Tests;

/// <summary>What lands in logs by accident (an interpolated object) holds no prompt, no signed URL and no key.</summary>
public class ToStringTests
{
    private const string Secret = "SECRET";
    private static readonly Uri Url = new($"https://files.example.com/video.mp4?signature={Secret}");
    private static readonly VideoOperationId Id = new(Guid.NewGuid());
    private static readonly RunwareError Error = Wan25ModelFactory.RunwareError("providerError", "It failed.");
    private static readonly VideoResult Result = Wan25ModelFactory.VideoResult(
        Id, [Wan25ModelFactory.GeneratedVideo(Id, Guid.NewGuid(), Url)]);
    private static readonly VideoRequestBuilder Builder = VideoRequest.FromImage(ImageInput.FromUrl(Url), $"A {Secret} place")
        .WithNegativePrompt(Secret).WithWebhook(Url).WithUploadEndpoint(Url)
        .WithAudioInput(AudioInput.FromUrl(Url)).WithIdempotencyKey(Secret, Secret);

    private static readonly object[] Examples =
    [
        new Wan25ClientOptions { ApiKey = Secret },
        new Wan25Client(new Wan25ClientOptions { ApiKey = Secret }),
        Builder,
        Builder.Build(),
        ImageInput.FromUrl(Url),
        ImageInput.FromDataUri($"data:image/png;base64,{Secret}"),
        ImageInput.FromBase64(Secret),
        ImageInput.FromFile($"{Secret}.png"),
        AudioInput.FromUrl(Url),
        AudioSource.FromUrl(Url),
        new MediaReference(Guid.NewGuid(), Url),
        Result,
        Result.Videos[0],
        Wan25ModelFactory.VideoOperation(Result),
        Wan25ModelFactory.VideoOutcome(0, Builder.Build(), Result),
        Wan25ModelFactory.VideoFailure(Error),
        Error,
        Wan25ModelFactory.VideoGenerationTimeoutException(Result),
        Wan25ModelFactory.VideoGenerationFailedException(Id, Wan25ModelFactory.VideoFailure(Error)),
        InvalidRequest(),
        InvalidRequest().Errors[0],
    ];

    /// <summary>Types that hold numbers, ids and names of the service alone, or nothing.</summary>
    private static readonly Type[] Harmless =
    [
        typeof(AccountBalance), typeof(DownloadOptions), typeof(DownloadProgress), typeof(VideoProgress), typeof(VideoOperationId),
        typeof(VideoSize), typeof(VideoStatus),
        typeof(ConcurrencyOptions), typeof(SpendingOptions), typeof(SpendingRecord), typeof(CostEstimate), typeof(SpendingLimitException),
        typeof(PollingOptions), typeof(RetryOptions), typeof(VideoRequestJsonConverter), typeof(VideoOperationIdJsonConverter),
        typeof(VideoStatusJsonConverter),
        typeof(DownloadException), typeof(RunwareApiException), typeof(RunwareConnectionException), typeof(VideoWaitCanceledException),
    ];

    [Fact]
    public void Nothing_secret_is_printed()
    {
        var leaks = Examples.Where(example => example.ToString()!.Contains(Secret, StringComparison.Ordinal));

        Expect.None(leaks.Select(leak => leak.GetType().Name), "ToString() shows what it must not");
    }

    [Fact]
    public void Every_public_type_is_looked_at()
    {
        var types = typeof(Wan25Client).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && !type.IsEnum);
        var seen = Examples.Select(example => example.GetType()).Concat(Harmless);

        Expect.None(types.Except(seen).Select(type => type.Name), "Give an example with a secret in it, or say that there cannot be any");
    }

    private static VideoRequestValidationException InvalidRequest() =>
        Assert.Throws<VideoRequestValidationException>(() => Builder.WithPrompt(new string('x', 3000) + Secret).Build());
}
