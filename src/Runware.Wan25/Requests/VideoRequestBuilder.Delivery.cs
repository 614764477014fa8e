namespace Runware.Wan25;

/// <content>The number of files, their format and where they go.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>
    /// Sets the number of videos (<c>numberResults</c>). Each has another seed, and each is charged. The service's default is 1.
    /// </summary>
    /// <param name="count">1 to 4.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithResults(int? count)
    {
        Parameters.Results = count;
        return this;
    }

    /// <summary>Sets the file format (<c>outputFormat</c>). The service's default is MP4.</summary>
    /// <param name="format">MP4, WEBM or MOV.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithOutputFormat(VideoOutputFormat? format)
    {
        Parameters.OutputFormat = format;
        return this;
    }

    /// <summary>Sets the compression quality (<c>outputQuality</c>). Higher is better and larger. The service's default is 95.</summary>
    /// <param name="quality">20 to 99.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithOutputQuality(int? quality)
    {
        Parameters.OutputQuality = quality;
        return this;
    }

    /// <summary>Sets how long the service keeps the file (<c>ttl</c>). The service's default is not documented.</summary>
    /// <param name="timeToLive">Whole seconds, at least 60.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithTimeToLive(TimeSpan? timeToLive)
    {
        Parameters.TimeToLive = timeToLive;
        return this;
    }

    /// <summary>
    /// Sets the URL that the service calls as each result becomes ready (<c>webhookURL</c>). The default comes from the client's options.
    /// </summary>
    /// <param name="url">An absolute http or https URL. It is sent exactly as given.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithWebhook(Uri? url)
    {
        Parameters.Webhook = url;
        return this;
    }

    /// <summary>
    /// Sets the URL to which the service uploads the file with HTTP PUT (<c>uploadEndpoint</c>), for example a presigned one. The default
    /// is none. Several results would go to the same URL.
    /// </summary>
    /// <param name="url">An absolute http or https URL. It is sent exactly as given.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithUploadEndpoint(Uri? url)
    {
        Parameters.UploadEndpoint = url;
        return this;
    }

    /// <summary>
    /// Sets how much of the video is checked for unsafe content (<c>safety.mode</c>). The service's default is none. The mode takes
    /// precedence over <see cref="WithContentCheck"/>.
    /// </summary>
    /// <param name="mode">None, key frames or all frames.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithSafety(SafetyMode? mode)
    {
        Parameters.Safety = mode;
        return this;
    }

    /// <summary>
    /// Sets whether the content is checked (<c>safety.checkContent</c>). The service's default is <see langword="false"/>;
    /// <see langword="true"/> checks key frames.
    /// </summary>
    /// <param name="check"><see langword="true"/> to check the content.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithContentCheck(bool? check)
    {
        Parameters.ContentCheck = check;
        return this;
    }

    /// <summary>
    /// Sets whether results carry their cost (<c>includeCost</c>). The default is <see langword="true"/>, unlike the service's own.
    /// </summary>
    /// <param name="includeCost"><see langword="true"/> to request the cost.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithIncludeCost(bool includeCost)
    {
        Parameters.IncludeCost = includeCost;
        return this;
    }
}
