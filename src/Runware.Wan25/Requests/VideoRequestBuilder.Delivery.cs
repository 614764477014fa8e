namespace Runware.Wan25;

/// <content>How many files there are, what they are like and where they go.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>Asks for several videos of the same request, each with another seed (<c>numberResults</c>). The service's default is 1.</summary>
    /// <param name="count">1 to 4; each is charged.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithResults(int? count)
    {
        _parameters.Results = count;
        return this;
    }

    /// <summary>Asks for a file format (<c>outputFormat</c>). The service's default is MP4.</summary>
    /// <param name="format">MP4, WEBM or MOV.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithOutputFormat(VideoOutputFormat? format)
    {
        _parameters.OutputFormat = format;
        return this;
    }

    /// <summary>Sets the compression quality (<c>outputQuality</c>); higher is better and larger. The service's default is 95.</summary>
    /// <param name="quality">20 to 99.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithOutputQuality(int? quality)
    {
        _parameters.OutputQuality = quality;
        return this;
    }

    /// <summary>Sets how long the service keeps the file (<c>ttl</c>). Default: as long as the service likes, which is not documented.</summary>
    /// <param name="timeToLive">Whole seconds, at least 60.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithTimeToLive(TimeSpan? timeToLive)
    {
        _parameters.TimeToLive = timeToLive;
        return this;
    }

    /// <summary>Names a URL that the service calls as each result is ready (<c>webhookURL</c>). Default: <see cref="Wan25ClientOptions.WebhookUrlFactory"/>.</summary>
    /// <param name="url">An absolute http or https URL. It is sent exactly as given.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithWebhook(Uri? url)
    {
        _parameters.Webhook = url;
        return this;
    }

    /// <summary>
    /// Names a URL that the service puts the file to with HTTP PUT (<c>uploadEndpoint</c>), for example a presigned one. Default: none. Several results would
    /// go to the same URL.
    /// </summary>
    /// <param name="url">An absolute http or https URL. It is sent exactly as given.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithUploadEndpoint(Uri? url)
    {
        _parameters.UploadEndpoint = url;
        return this;
    }

    /// <summary>
    /// Sets how much of the video is checked (<c>safety.mode</c>). The service's default is none. Where both are given, the mode wins over
    /// <see cref="WithContentCheck"/>.
    /// </summary>
    /// <param name="mode">None, key frames or all frames.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithSafety(SafetyMode? mode)
    {
        _parameters.Safety = mode;
        return this;
    }

    /// <summary>
    /// Turns the content check on or off (<c>safety.checkContent</c>). The service's default is <see langword="false"/>; on means key frames.
    /// </summary>
    /// <param name="check">Whether to check.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithContentCheck(bool? check)
    {
        _parameters.ContentCheck = check;
        return this;
    }

    /// <summary>Says whether results carry their cost (<c>includeCost</c>). Default: <see langword="true"/>, unlike the service's own.</summary>
    /// <param name="includeCost">Whether to ask for the cost.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithIncludeCost(bool includeCost)
    {
        _parameters.IncludeCost = includeCost;
        return this;
    }
}
