using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Runware.Wan25.AspNetCore.Bodies;

namespace Runware.Wan25.AspNetCore;

/// <summary>
/// A video request as the JSON body of an HTTP request, for the parameter list of a minimal API's endpoint. The names are those of
/// <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's page</see>: <c>positivePrompt</c>, <c>numberResults</c>,
/// <c>inputs.frameImages</c>, <c>providerSettings.alibaba.audio</c> and so on. What decides about identity, delivery and money beyond the number of results
/// (<c>taskUUID</c>, <c>webhookURL</c>, <c>uploadEndpoint</c>, <c>ttl</c>, …) is the application's to set and refused from outside. Media comes as URL, media id,
/// data URI or base64; a text is never taken for the path of a file. Binding does not fail: what is wrong, all of it, is told by the members below.
/// </summary>
public sealed class VideoRequestBody : IBindableFromHttpContext<VideoRequestBody>, IEndpointParameterMetadataProvider
{
    private readonly VideoRequest? _request;

    internal VideoRequestBody(VideoRequest? request, IReadOnlyList<VideoRequestError> errors)
    {
        _request = request;
        Errors = errors;
    }

    /// <summary>
    /// Everything that is wrong with the body, by JSON path: wrong types, unknown and refused members (<see cref="VideoRequestErrorCodes"/>), and every rule of
    /// the model. The path of the body itself is <c>$</c>. Empty for a valid request.
    /// </summary>
    public IReadOnlyList<VideoRequestError> Errors { get; }

    /// <summary>Reads the body of a request. Minimal APIs do this by themselves, through <see cref="BindAsync"/>.</summary>
    /// <param name="request">The request; its content type is <c>application/json</c> or another with JSON in it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The body, valid or not.</returns>
    /// <exception cref="BadHttpRequestException">The body is longer than the server allows, or breaks off.</exception>
    public static Task<VideoRequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return BodyDocument.ReadAsync(request, cancellationToken);
    }

    /// <summary>Reads the body of a request that is already parsed, for example from a queue or a form.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The body, valid or not.</returns>
    public static VideoRequestBody Read(JsonElement json) => BodyReader.Read(json);

    /// <summary>Binds the body of an HTTP request: called by minimal APIs.</summary>
    /// <param name="context">The call.</param>
    /// <param name="parameter">The parameter of the endpoint.</param>
    /// <returns>The body, valid or not.</returns>
    public static async ValueTask<VideoRequestBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Tells what the endpoint takes and how it complains, for OpenAPI.</summary>
    /// <param name="parameter">The parameter of the endpoint.</param>
    /// <param name="builder">The endpoint.</param>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new AcceptsMetadata(["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails), ["application/problem+json"]));
    }

    /// <summary>Gives the request.</summary>
    /// <returns>The request.</returns>
    /// <exception cref="VideoRequestValidationException">The body is not valid; all of <see cref="Errors"/> are in it.</exception>
    public VideoRequest ToRequest() => _request ?? throw Wan25ModelFactory.VideoRequestValidationException([.. Errors]);

    /// <summary>Gives the request, without throwing.</summary>
    /// <param name="request">The request, when the answer is <see langword="true"/>.</param>
    /// <param name="errors">What is wrong; empty when the answer is <see langword="true"/>.</param>
    /// <returns>Whether the body is valid.</returns>
    public bool TryToRequest([NotNullWhen(true)] out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors)
    {
        request = _request;
        errors = Errors;
        return request is not null;
    }

    /// <summary>Begins a request that says what the body says, for what the application adds: an idempotency key, a time to live, another webhook.</summary>
    /// <returns>A new builder each time.</returns>
    /// <exception cref="VideoRequestValidationException">The body is not valid; all of <see cref="Errors"/> are in it.</exception>
    public VideoRequestBuilder ToBuilder() => ToRequest().ToBuilder();

    /// <summary>One line about the request, without its prompts, URLs and media, or the number of problems.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => _request?.ToString() ?? $"not a valid video request, {Errors.Count} problems";
}
