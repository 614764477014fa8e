using System.Text.Json;
using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <content>The ways past the known parameters and limits, for the day the service allows more.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>
    /// Sets any parameter by its path. It is merged last: it replaces what the typed methods set at that path, and creates the objects on
    /// the way.
    /// </summary>
    /// <param name="path">
    /// Member names separated by dots, for example <c>fps</c> or <c>providerSettings.alibaba.shotType</c>, without array indexes. Not
    /// <c>taskUUID</c>, <c>taskType</c>, <c>deliveryMethod</c> or <c>numberResults</c>, in any case: the client relies on them.
    /// </param>
    /// <param name="value">The value. It is copied, so its document may be disposed.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// The value is not validated, except that it can be sent: its texts are valid Unicode, no object has a name twice, and it has 62
    /// levels at most. Setting <c>width</c>, <c>height</c>, <c>resolution</c> or the frame images this way turns the default
    /// size off.
    /// </remarks>
    /// <example>
    /// <code>
    /// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm").WithParameter("fps", 24).Build();
    /// VideoResult result = await client.GenerateAsync(request, cancellationToken);
    /// </code>
    /// </example>
    public VideoRequestBuilder WithParameter(string path, JsonElement value)
    {
        Parameters.Additional = Parameters.Additional.With(path ?? "", JsonElementFactory.CopyOf(value));
        return this;
    }

    /// <inheritdoc cref="WithParameter(string, JsonElement)"/>
    public VideoRequestBuilder WithParameter(string path, string value) => WithParameter(path, JsonElementFactory.From(value));

    /// <inheritdoc cref="WithParameter(string, JsonElement)"/>
    public VideoRequestBuilder WithParameter(string path, long value) => WithParameter(path, JsonElementFactory.From(value));

    /// <inheritdoc cref="WithParameter(string, JsonElement)"/>
    public VideoRequestBuilder WithParameter(string path, double value) => WithParameter(path, JsonElementFactory.From(value));

    /// <inheritdoc cref="WithParameter(string, JsonElement)"/>
    public VideoRequestBuilder WithParameter(string path, bool value) => WithParameter(path, JsonElementFactory.From(value));

    /// <summary>
    /// Turns the documented limits off, among them which formats of media are taken and whether a file is complete. What the client itself
    /// needs is still checked: a task id that is not empty, at least one result, text that can be encoded, media that can be read and has a
    /// media type, and parameters by path that are well-formed and not reserved.
    /// </summary>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithoutValidation()
    {
        Parameters.SkipLimits = true;
        return this;
    }
}
