using System.Text.Json;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>
/// Orders a video. The id is chosen and written down before anything is sent, and a call with the same key, or without one with the same
/// arguments, finds it again: a call that is repeated does not pay twice.
/// </summary>
internal sealed class SubmitVideoTool(McpSession session) : McpTool, IDisposable
{
    private const string KeyName = "idempotencyKey";

    private readonly RequestReader _reader = new(session.Folders);
    private readonly SemaphoreSlim _gate = new(1);

    public override Tool Definition { get; } = Define(
        "submit_video",
        "Order a video",
        "Orders a video and returns the id of the operation at once; the video takes minutes. This costs money: estimate_video says how "
            + "much. Calling it again with the same arguments returns the same operation and costs nothing, so that a call can be "
            + "repeated safely. For another video of the same arguments, pass an idempotencyKey that was not used before, or another seed.",
        Schemas.Object(
            [
                .. RequestReader.Schema,
                (KeyName, Schemas.Text("A name for this one video. The same name always means the same video.")),
            ],
            RequestReader.PromptName),
        Schemas.Object(
            [
                ("operationId", Schemas.Text("The id for get_video and download_video.")),
                ("isNew", Schemas.Flag("Whether this call ordered the video; false: an earlier one did, and this one cost nothing.")),
                ("status", Schemas.Text("accepted, processing, success or error.")),
                ("estimatedCost", Schemas.Number("The cost in US dollars, by the published prices.")),
                ("next", Schemas.Text("What to do next.")),
            ],
            "operationId", "isNew", "status", "next"),
        new() { ReadOnlyHint = false, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = true });

    public override async Task<JsonElement> CallAsync(McpArguments arguments, CancellationToken cancellationToken)
    {
        RequestValues values = RequestReader.Read(arguments, KeyName);

        // What is wrong is said before a key is taken.
        VideoRequest request = _reader.ToRequest(values);
        string fingerprint = _reader.FingerprintOf(values);
        string key = arguments[KeyName] is { } given ? $"key:{given}" : $"arguments:{fingerprint}";
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            VideoRecord? known = session.Records.Find(key);
            if (known is not null && known.Fingerprint != fingerprint)
            {
                throw CliException.InvalidArguments($"{KeyName} '{arguments[KeyName]}' was used for a video with other arguments.");
            }

            // A video that failed is made anew, unless the caller's key names that very one.
            bool isKnown = known is { HasFailed: false } || (known is not null && arguments[KeyName] is not null);
            return isKnown && known!.Status != VideoRecord.NotSent
                ? Report(request, known, isNew: false)
                : await SubmitAsync(values, request, isKnown ? known! : Create(request, key, fingerprint), !isKnown, cancellationToken)
                    .ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private VideoRecord Create(VideoRequest request, string key, string fingerprint)
    {
        var id = new VideoOperationId(session.Environment.NewId(), request.ResultCount);
        DateTimeOffset now = session.Environment.Clock.GetUtcNow();
        return new(key, fingerprint, id.ToString(), request.Prompt, now, VideoRecord.NotSent);
    }

    private async Task<JsonElement> SubmitAsync(
        RequestValues values, VideoRequest request, VideoRecord record, bool isFresh, CancellationToken cancellationToken)
    {
        session.Records.Add(record);
        Guid taskId = VideoOperationId.Parse(record.OperationId).TaskId;
        VideoRequest own = _reader.ToRequest(values, builder => builder.WithTaskId(taskId));
        VideoOperation operation;
        try
        {
            operation = await session
                .WithinCallAsync(token => session.Client.SubmitAsync(own, token), cancellationToken).ConfigureAwait(false);
        }
        catch (SpendingLimitException exception) when (isFresh)
        {
            // The client cannot know that nobody else has this id.
            throw new CliException(ErrorMapper.Map(exception) with { OperationId = null, SubmissionState = "notSent" }, exception);
        }

        string status = operation.Status == VideoStatus.Unknown ? VideoRecord.Accepted : operation.Status.ToString();
        session.Records.Update(record.OperationId, status);
        return Report(request, record with { Status = status }, isNew: true);
    }

    private static JsonElement Report(VideoRequest request, VideoRecord record, bool isNew) => JsonSerializer.SerializeToElement(
        new SubmitReport(
            record.OperationId,
            isNew,
            record.Status,
            request.EstimateCost().Amount,
            isNew ? "Call get_video with waitSeconds 30 until the status is success or error."
                : "Same arguments as before, so this is that video, and nothing was charged. For another one, pass a new idempotencyKey."),
        McpJsonContext.Default.SubmitReport);
}
