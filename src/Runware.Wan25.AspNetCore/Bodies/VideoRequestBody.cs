using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Runware.Wan25.AspNetCore.Bodies;
using Runware.Wan25.AspNetCore.OpenApi;

namespace Runware.Wan25.AspNetCore;

/// <summary>
/// Represents a video request that arrives as the JSON body of an HTTP request. Use it as a parameter of a minimal API's endpoint or of a
/// controller's action.
/// </summary>
/// <remarks>
/// The names are those of <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's page</see>: <c>positivePrompt</c>,
/// <c>numberResults</c>, <c>inputs.frameImages</c>, <c>providerSettings.alibaba.audio</c> and so on. Parameters that decide about identity,
/// delivery or cost (<see cref="VideoRequestParameter.IsApplicationOwned"/>) are refused. Media is a URL, a media id, a data URI or base64;
/// a string is never taken for the path of a file. Binding does not fail: <see cref="Errors"/> lists all errors.
/// </remarks>
/// <example>
/// <code>
/// app.MapPost("/videos", async (VideoRequestBody body, IWan25Client client, CancellationToken cancellationToken) =>
/// {
///     VideoOperation operation = await client.SubmitAsync(body.ToRequest(), cancellationToken);
///     return Results.Accepted($"/videos/{operation.Id}");
/// });
/// </code>
/// </example>
[BindVideoRequestBody]
[ValidateNever]
[JsonConverter(typeof(VideoRequestBodyJsonConverter))]
public sealed class VideoRequestBody : IBindableFromHttpContext<VideoRequestBody>, IEndpointParameterMetadataProvider
{
    private readonly VideoRequest? _request;

    internal VideoRequestBody(VideoRequest? request, IReadOnlyList<VideoRequestError> errors)
    {
        _request = request;
        Errors = errors;
    }

    /// <summary>
    /// Gets all errors of the body, by JSON path: wrong types, unknown and refused members
    /// (<see cref="VideoRequestErrorCodes"/>), and every rule of the model. The path of the body itself is <c>$</c>. Empty for a valid
    /// request.
    /// </summary>
    public IReadOnlyList<VideoRequestError> Errors { get; }

    /// <summary>Gets why the body could not be read to its end.</summary>
    internal UnreadableBodyException? Failure { get; private init; }

    /// <summary>Reads the body of an HTTP request. Minimal APIs call <see cref="BindAsync"/> instead.</summary>
    /// <param name="request">The HTTP request. Its content type is <c>application/json</c> or another JSON type.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The body, valid or not.</returns>
    /// <exception cref="BadHttpRequestException">
    /// The body is longer than the server allows, arrives too slowly or breaks off, or there is no memory for it
    /// (<see cref="VideoRequestBodyOptions"/>). <see cref="BadHttpRequestException.StatusCode"/> is the status to respond with.
    /// </exception>
    public static Task<VideoRequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JsonBodyParser.ReadAsync(request, cancellationToken);
    }

    /// <summary>Reads a body that has been parsed already, for example from a queue or a form.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The body, valid or not.</returns>
    public static VideoRequestBody Read(JsonElement json) => VideoRequestBodyReader.Read(json);

    /// <summary>Binds the body of an HTTP request. Minimal APIs call this method.</summary>
    /// <param name="context">The context of the HTTP request.</param>
    /// <param name="parameter">The parameter of the endpoint.</param>
    /// <returns>The body, valid or not. The endpoint is not called with one that could not be read to its end.</returns>
    public static async ValueTask<VideoRequestBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (UnreadableBodyException exception)
        {
            VideoRequestError error = Wan25ModelFactory.VideoRequestError(
                VideoRequestBodyReader.RootPath, VideoRequestErrorCodes.Format, "The body could not be read to its end.");
            return new VideoRequestBody(null, [error]) { Failure = exception };
        }
    }

    /// <summary>Adds what the endpoint accepts and how it reports errors to its metadata, for OpenAPI.</summary>
    /// <param name="parameter">The parameter of the endpoint.</param>
    /// <param name="builder">The builder of the endpoint.</param>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.FilterFactories.Add(UnreadableBodyFilter.Create);
        EndpointDescription.AddTo(builder);
    }

    /// <summary>Converts the body to a request.</summary>
    /// <returns>The request.</returns>
    /// <exception cref="VideoRequestValidationException">The body is not valid. The exception carries all <see cref="Errors"/>.</exception>
    public VideoRequest ToRequest() => _request ?? throw Wan25ModelFactory.VideoRequestValidationException([.. Errors]);

    /// <summary>Converts the body to a request if it is valid.</summary>
    /// <param name="request">The request, if the method returns <see langword="true"/>.</param>
    /// <param name="errors">The errors; empty if the method returns <see langword="true"/>.</param>
    /// <returns><see langword="true"/> if the body is valid; otherwise, <see langword="false"/>.</returns>
    public bool TryGetRequest([NotNullWhen(true)] out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors)
    {
        request = _request;
        errors = Errors;
        return request is not null;
    }

    /// <summary>
    /// Starts a request with the parameters of the body, for what the application adds: an idempotency key, a time to live, a webhook.
    /// </summary>
    /// <returns>A new builder.</returns>
    /// <exception cref="VideoRequestValidationException">The body is not valid. The exception carries all <see cref="Errors"/>.</exception>
    public VideoRequestBuilder ToBuilder() => ToRequest().ToBuilder();

    /// <summary>Returns a line that describes the request, without its prompts, URLs and media, or the number of errors.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => _request?.ToString() ?? $"not a valid video request, {Errors.Count} errors";
}
