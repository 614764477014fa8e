using System.Text.Json;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>
/// Orders a video. Its id is recorded before anything is sent, and a call with the same key, or without one with the same arguments, finds
/// it again, so that a repeated call does not pay twice.
/// </summary>
internal sealed class SubmitVideoTool(McpSession session) : McpTool, IDisposable
{
    private const string KeyName = "idempotencyKey";

    private readonly SemaphoreSlim _gate = new(1);

    public override Tool Definition { get; } = Define(
        "submit_video",
        "Order a video",
        "Orders a video and returns the id of the operation at once; the video takes minutes. This costs money: estimate_video returns how "
            + "much. Calling it again with the same arguments returns the same operation and costs nothing, so that a call can be "
            + "repeated safely. For another video of the same arguments, pass an idempotencyKey that was not used before, or another seed.",
        Schemas.Object(
            [
                .. McpRequestReader.Schema,
                (KeyName, Schemas.Text("A name for this one video. The same name always means the same video.")),
            ],
            McpRequestReader.PromptName),
        Schemas.Object(
            [
                ("operationId", Schemas.Text("The id for get_video and download_video.")),
                ("isNew", Schemas.Flag("Whether this call ordered the video; if false, an earlier one did, and this one cost nothing.")),
                ("status", Schemas.Text("accepted, processing, success or error.")),
                ("estimatedCost", Schemas.Number("The cost in US dollars, by the published prices.")),
                ("next", Schemas.Text("What to do next.")),
            ],
            "operationId", "isNew", "status", "next"),
        new() { ReadOnlyHint = false, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = true });

    public override async Task<JsonElement> CallAsync(McpCall call, CancellationToken cancellationToken)
    {
        var reader = new McpRequestReader(session.Folders, call.Arguments, KeyName);

        // Errors are reported before a key is used.
        VideoRequest request = reader.ToRequest();
        string fingerprint = reader.Fingerprint();
        string? given = call.Arguments[KeyName];
        string key = given is not null ? $"key:{given}" : $"arguments:{fingerprint}";
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            VideoRecord? known = session.Records.Find(key);
            if (known is not null && known.Fingerprint != fingerprint)
            {
                throw CliException.InvalidArguments($"{KeyName} '{given}' was used for a video with other arguments.");
            }

            // A video that failed is ordered again, unless the key of the call names that video.
            bool isKnown = known is { HasFailed: false } || (known is not null && given is not null);
            return !isKnown ? await OrderAsync(request, key, fingerprint, cancellationToken).ConfigureAwait(false)
                : known!.Status != VideoRecord.NotSent ? Report(request, known, isNew: false)
                : await OrderAgainAsync(reader, known, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private Task<JsonElement> OrderAsync(VideoRequest request, string key, string fingerprint, CancellationToken cancellationToken)
    {
        DateTimeOffset now = session.Environment.Clock.GetUtcNow();
        session.Recorder.Next = new(key, fingerprint, OperationId: "", request.Prompt, now, VideoRecord.NotSent)
        {
            EstimatedCost = request.EstimateCost().Amount,
        };
        return SubmitAsync(request, cancellationToken);
    }

    /// <summary>Orders under its id what an earlier call may have ordered: an existing video is joined.</summary>
    private Task<JsonElement> OrderAgainAsync(McpRequestReader reader, VideoRecord known, CancellationToken cancellationToken)
    {
        // What is sent now is spent now, for a limit with a window.
        session.Recorder.Next = known with { Cost = null, SubmittedAt = session.Environment.Clock.GetUtcNow() };
        return SubmitAsync(
            reader.ToRequest(builder => builder.WithTaskId(VideoOperationId.Parse(known.OperationId).TaskId)), cancellationToken);
    }

    private async Task<JsonElement> SubmitAsync(VideoRequest request, CancellationToken cancellationToken)
    {
        VideoOperation operation;
        try
        {
            operation = await session
                .WithinCallAsync(token => session.Client.SubmitAsync(request, token), cancellationToken).ConfigureAwait(false);
        }
        catch (RunwareException exception)
            when (exception.OperationId is not null && exception.SubmissionState is SubmissionState.NotSent or SubmissionState.Refused)
        {
            // The record shows that nothing was spent.
            session.Records.Update(exception.OperationId!.Value, record => record with { Cost = 0 });
            throw;
        }

        string status = operation.Status == VideoStatus.Unknown ? VideoRecord.Accepted : operation.Status.ToString();
        session.Records.Update(operation.Id, record => record with { Status = status });
        return Report(request, session.Records.Get(operation.Id), isNew: true);
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
