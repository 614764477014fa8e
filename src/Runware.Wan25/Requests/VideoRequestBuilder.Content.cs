namespace Runware.Wan25;

/// <content>What the video shows, and how it sounds.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>Sets the prompt (<c>positivePrompt</c>), which describes what the video shows. Required.</summary>
    /// <param name="prompt">1 to 2000 Unicode code points.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithPrompt(string prompt)
    {
        Parameters.Prompt = prompt;
        return this;
    }

    /// <summary>
    /// Sets the negative prompt (<c>negativePrompt</c>), which describes what the video does not show. The default is none.
    /// </summary>
    /// <param name="negativePrompt">1 to 500 Unicode code points.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithNegativePrompt(string? negativePrompt)
    {
        Parameters.NegativePrompt = negativePrompt;
        return this;
    }

    /// <summary>
    /// Sets the size (<c>width</c>, <c>height</c>). The default is 1280×720 for a request that has neither a first frame nor a resolution;
    /// otherwise no size is sent. Cannot be combined with <see cref="WithResolution"/>.
    /// </summary>
    /// <param name="size">One of <see cref="VideoSize.All"/>.</param>
    /// <returns>This builder.</returns>
    /// <remarks>With a first frame the service appears to ignore the size, also for the price.</remarks>
    public VideoRequestBuilder WithSize(VideoSize? size)
    {
        Parameters.Size = size;
        return this;
    }

    /// <inheritdoc cref="WithSize(VideoSize?)"/>
    /// <param name="width">The width in pixels; together with <paramref name="height"/> one of <see cref="VideoSize.All"/>.</param>
    /// <param name="height">The height in pixels.</param>
    public VideoRequestBuilder WithSize(int width, int height) => WithSize(new VideoSize(width, height));

    /// <summary>Sets the resolution preset (<c>resolution</c>). Cannot be combined with a size.</summary>
    /// <param name="resolution">480p, 720p or 1080p.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// With a first frame the video keeps the image's shape, and the resolution decides the price: without one the service chooses, and has
    /// been seen to charge the 1080p rate.
    /// </remarks>
    public VideoRequestBuilder WithResolution(VideoResolution? resolution)
    {
        Parameters.Resolution = resolution;
        return this;
    }

    /// <summary>Sets the length of the video (<c>duration</c>). The service's default is five seconds.</summary>
    /// <param name="duration">Five or ten seconds.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithDuration(VideoDuration? duration)
    {
        Parameters.Duration = duration;
        return this;
    }

    /// <summary>Sets the random seed (<c>seed</c>). By default the service chooses one.</summary>
    /// <param name="seed">0 to 2147483647.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithSeed(long? seed)
    {
        Parameters.Seed = seed;
        return this;
    }

    /// <summary>
    /// Sets the image that the video begins with (<c>inputs.frameImages</c>), which is sent as <c>{"image": …, "frame": "first"}</c>.
    /// </summary>
    /// <param name="image">The image; <see langword="null"/> makes this a text-to-video request.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithFirstFrame(ImageInput? image)
    {
        Parameters.FirstFrame = image;
        return this;
    }

    /// <summary>
    /// Sets the audio track that the video follows (<c>inputs.audio</c>). Cannot be combined with <see cref="WithAudio"/>, whatever its
    /// value.
    /// </summary>
    /// <param name="audio">The audio track.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithAudioInput(AudioInput? audio)
    {
        Parameters.AudioInput = audio;
        return this;
    }

    /// <summary>
    /// Sets whether the model generates sound (<c>providerSettings.alibaba.audio</c>). The service's default is <see langword="true"/>.
    /// Cannot be combined with <see cref="WithAudioInput"/>.
    /// </summary>
    /// <param name="audio"><see langword="true"/> for a video with sound.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithAudio(bool? audio)
    {
        Parameters.Audio = audio;
        return this;
    }

    /// <summary>
    /// Sets whether a language model rewrites the prompt first (<c>providerSettings.alibaba.promptExtend</c>), which makes a seed less
    /// reproducible. The service's default is <see langword="true"/>.
    /// </summary>
    /// <param name="promptExtend"><see langword="true"/> to have the prompt rewritten.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithPromptExtend(bool? promptExtend)
    {
        Parameters.PromptExtend = promptExtend;
        return this;
    }
}
