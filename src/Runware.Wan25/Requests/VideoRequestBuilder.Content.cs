namespace Runware.Wan25;

/// <content>What the video shows, and how it sounds.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>Says what to show (<c>positivePrompt</c>). Required.</summary>
    /// <param name="prompt">1 to 2000 Unicode code points.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithPrompt(string prompt)
    {
        _parameters.Prompt = prompt;
        return this;
    }

    /// <summary>Says what to leave out (<c>negativePrompt</c>). Default: nothing.</summary>
    /// <param name="negativePrompt">1 to 500 Unicode code points.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithNegativePrompt(string? negativePrompt)
    {
        _parameters.NegativePrompt = negativePrompt;
        return this;
    }

    /// <summary>
    /// Asks for a size (<c>width</c>, <c>height</c>). Default: 1280×720 for a request without a first frame and without a resolution, otherwise not sent.
    /// Not together with <see cref="WithResolution"/>. With a first frame the service appears to ignore the size, also in the price.
    /// </summary>
    /// <param name="size">One of <see cref="VideoSize.All"/>.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithSize(VideoSize? size)
    {
        _parameters.Size = size;
        return this;
    }

    /// <inheritdoc cref="WithSize(VideoSize?)"/>
    /// <param name="width">Pixels across; with <paramref name="height"/> one of <see cref="VideoSize.All"/>.</param>
    /// <param name="height">Pixels down.</param>
    public VideoRequestBuilder WithSize(int width, int height) => WithSize(new VideoSize(width, height));

    /// <summary>
    /// Asks for a resolution preset (<c>resolution</c>). Not together with a size. With a first frame the video keeps the image's shape, and this is what
    /// controls the price: without it the service chooses, and has been seen to charge the 1080p rate.
    /// </summary>
    /// <param name="resolution">480p, 720p or 1080p.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithResolution(VideoResolution? resolution)
    {
        _parameters.Resolution = resolution;
        return this;
    }

    /// <summary>Asks for a length (<c>duration</c>). The service's default is five seconds.</summary>
    /// <param name="duration">Five or ten seconds.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithDuration(VideoDuration? duration)
    {
        _parameters.Duration = duration;
        return this;
    }

    /// <summary>Fixes the random seed (<c>seed</c>). Default: the service chooses one.</summary>
    /// <param name="seed">0 to 2147483647.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithSeed(long? seed)
    {
        _parameters.Seed = seed;
        return this;
    }

    /// <summary>Begins the video with an image (<c>inputs.frameImages</c>), written as <c>{"image": …, "frame": "first"}</c>.</summary>
    /// <param name="image">The image; <see langword="null"/> makes this text-to-video.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithFirstFrame(ImageInput? image) => WithFirstFrame(image, FrameImageForm.Positioned);

    /// <summary>Begins the video with an image (<c>inputs.frameImages</c>), in the form of the caller's choice.</summary>
    /// <param name="image">The image; <see langword="null"/> makes this text-to-video.</param>
    /// <param name="form">How the image is written. The service takes both forms and they mean the same.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithFirstFrame(ImageInput? image, FrameImageForm form)
    {
        _parameters.FirstFrame = image;
        _parameters.FirstFrameForm = image is null ? FrameImageForm.Positioned : form;
        return this;
    }

    /// <summary>Gives the audio track that the video follows (<c>inputs.audio</c>). Not together with <see cref="WithAudio"/>, whatever its value.</summary>
    /// <param name="audio">The audio track.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithAudioInput(AudioInput? audio)
    {
        _parameters.AudioInput = audio;
        return this;
    }

    /// <summary>
    /// Says whether the model makes sound (<c>providerSettings.alibaba.audio</c>). The service's default is <see langword="true"/>. Not together with
    /// <see cref="WithAudioInput"/>.
    /// </summary>
    /// <param name="audio">Whether the video has sound.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithAudio(bool? audio)
    {
        _parameters.Audio = audio;
        return this;
    }

    /// <summary>
    /// Says whether a language model rewrites the prompt first (<c>providerSettings.alibaba.promptExtend</c>), which makes a seed less reproducible. The
    /// service's default is <see langword="true"/>.
    /// </summary>
    /// <param name="promptExtend">Whether the prompt is rewritten.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithPromptExtend(bool? promptExtend)
    {
        _parameters.PromptExtend = promptExtend;
        return this;
    }
}
