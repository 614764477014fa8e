using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <content>The request's own id.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>
    /// Sets the request's own id (<c>taskUUID</c>), which identifies one task: submitting the request again, in any process, joins that
    /// task instead of paying for another. By default each submission gets a new id. Replaces an earlier id or key.
    /// </summary>
    /// <param name="taskId">A UUID of version 4, as <see cref="Guid.NewGuid"/> creates.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithTaskId(Guid taskId)
    {
        Parameters.TaskId = taskId;
        Parameters.IdempotencyFault = IdempotencyFault.None;
        return this;
    }

    /// <summary>
    /// Sets the request's own id from a name, for example an order number: the same scope and key identify the same task, in every process
    /// and permanently. The first request that is submitted under a key wins; a key whose task failed stays failed. Replaces an earlier id
    /// or key.
    /// </summary>
    /// <remarks>
    /// The format is frozen. The id is the first 16 bytes, big-endian, of the SHA-256 of the UTF-8 text <c>"runware.wan25/1\n" + scope +
    /// "\n" + key</c>, with the version and variant bits of a UUID of version 4. Test vectors (scope, key, id):
    /// <list type="bullet">
    /// <item><c>orders</c>, <c>42</c>, <c>f36c307c-8607-4dae-a326-d9a8e5bdad3c</c></item>
    /// <item><c>tenant-7/trailers</c>, <c>2026-11-22T16:00:00Z</c>, <c>39d10fe2-288f-484d-9c2b-f44d2f32ffc5</c></item>
    /// <item><c>видео</c>, <c>灯台🎬</c>, <c>a089f6b0-3d77-48b2-be18-b10c86211fef</c></item>
    /// <item><c>a</c>, <c>b\nc</c> (with a line feed), <c>686c1c5d-a001-48b5-a9fa-1284dcb198f0</c></item>
    /// </list>
    /// </remarks>
    /// <param name="scope">The owner of the keys, for example the name of the application. Not empty, without line feeds.</param>
    /// <param name="key">The key within the scope. Not empty.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// // However often this runs, the order is generated and charged once.
    /// VideoRequest request = VideoRequest.FromText(order.Prompt)
    ///     .WithIdempotencyKey("orders", order.Number)
    ///     .Build();
    /// VideoResult result = await client.GenerateAsync(request, cancellationToken);
    /// </code>
    /// </example>
    public VideoRequestBuilder WithIdempotencyKey(string scope, string key)
    {
        Parameters.IdempotencyFault = IdempotencyKey.FaultOf(scope, key);
        Parameters.TaskId = Parameters.IdempotencyFault == IdempotencyFault.None ? IdempotencyKey.TaskIdOf(scope, key) : null;
        return this;
    }
}
