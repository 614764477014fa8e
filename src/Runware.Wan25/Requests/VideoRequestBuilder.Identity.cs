using Runware.Wan25.Requests;

namespace Runware.Wan25;

/// <content>The request's own id.</content>
public sealed partial class VideoRequestBuilder
{
    /// <summary>
    /// Gives the request an id of its own (<c>taskUUID</c>), which names one job: submitting it again, in any process, joins that job instead of paying
    /// again. Default: each submission gets a new id. Replaces an earlier id or key.
    /// </summary>
    /// <param name="taskId">A UUID v4, as <see cref="Guid.NewGuid"/> makes them.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithTaskId(Guid taskId)
    {
        _parameters.TaskId = taskId;
        _parameters.IdempotencyFault = IdempotencyFault.None;
        return this;
    }

    /// <summary>
    /// Gives the request an id of its own that follows from a name, for example from an order number: the same scope and key mean the same job for ever, in
    /// every process. The first request submitted under a key wins; a key whose job failed stays failed. Replaces an earlier id or key.
    /// </summary>
    /// <remarks>
    /// The id is frozen: the first 16 bytes, big-endian, of the SHA-256 of the UTF-8 text <c>"runware.wan25/1\n" + scope + "\n" + key</c>, with the version
    /// and variant bits of a UUID v4. Test vectors (scope, key, id):
    /// <list type="bullet">
    /// <item><c>orders</c>, <c>42</c>, <c>f36c307c-8607-4dae-a326-d9a8e5bdad3c</c></item>
    /// <item><c>tenant-7/trailers</c>, <c>2026-11-22T16:00:00Z</c>, <c>39d10fe2-288f-484d-9c2b-f44d2f32ffc5</c></item>
    /// <item><c>видео</c>, <c>灯台🎬</c>, <c>a089f6b0-3d77-48b2-be18-b10c86211fef</c></item>
    /// <item><c>a</c>, <c>b\nc</c> (with a line feed), <c>686c1c5d-a001-48b5-a9fa-1284dcb198f0</c></item>
    /// </list>
    /// </remarks>
    /// <param name="scope">Whose keys these are, for example the name of the application. Not empty, no line feed.</param>
    /// <param name="key">The key within the scope. Not empty.</param>
    /// <returns>This builder.</returns>
    public VideoRequestBuilder WithIdempotencyKey(string scope, string key)
    {
        _parameters.IdempotencyFault = IdempotencyKey.FaultOf(scope, key);
        _parameters.TaskId = _parameters.IdempotencyFault == IdempotencyFault.None ? IdempotencyKey.TaskIdOf(scope, key) : null;
        return this;
    }
}
