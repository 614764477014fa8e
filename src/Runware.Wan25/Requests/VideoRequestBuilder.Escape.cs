using System.Text.Json;

namespace Runware.Wan25;

/// <content>The ways past the known parameters and limits, for the day the service allows more.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>
    /// Sets any parameter by its path. It is merged last: it replaces what the typed methods say at that path, and objects on the way are made. The typed
    /// rules do not look at it. With <c>width</c>, <c>height</c>, <c>resolution</c> or frame images given this way, the default size is not sent.
    /// </summary>
    /// <param name="path">
    /// Names with dots between, for example <c>fps</c> or <c>providerSettings.alibaba.shotType</c>; no indexes. Not <c>taskUUID</c>, <c>taskType</c>,
    /// <c>deliveryMethod</c> or <c>numberResults</c>, in any case: the client's own promises hang on them.
    /// </param>
    /// <param name="value">The value. It is copied: its document may be disposed.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithParameter(string path, JsonElement value)
    {
        _parameters.Additional = _parameters.Additional.With(path ?? "", CopyOf(value));
        return this;
    }

    /// <summary>
    /// Skips the documented limits of the parameters, but not what the client itself needs: a task id that is not empty, at least one result, text that can be
    /// encoded, media that can be read, and parameters by path that are well-formed and not reserved.
    /// </summary>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithoutValidation()
    {
        _parameters.SkipLimits = true;
        return this;
    }

    // An element that was never assigned, or whose document is gone, throws here; Build reports it instead.
    private static JsonElement CopyOf(JsonElement value)
    {
        try
        {
            return value.Clone();
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
