using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Lists the videos that were submitted, also by earlier runs of the server.</summary>
internal sealed class ListVideosTool(McpSession session) : McpTool
{
    private const int MaxVideos = 100;

    public override Tool Definition { get; } = Define(
        "list_videos",
        "List the videos",
        $"Lists the videos that were ordered here, the latest first, at most {MaxVideos}, also those of earlier sessions. The status is "
            + "the last known one; get_video requests the current one. Free, sends nothing.",
        Schemas.Object([]),
        Schemas.Object(
            [
                ("videos", Schemas.List("The videos.", Schemas.Object(
                    [
                        ("operationId", Schemas.Text("The id for get_video and download_video.")),
                        ("prompt", Schemas.Text("The prompt.")),
                        ("submittedAt", Schemas.Text("When it was ordered.")),
                        ("status", Schemas.Text("The last known status. notSent: nothing shows that it was accepted.")),
                    ],
                    "operationId", "prompt", "submittedAt", "status"))),
            ],
            "videos"),
        new() { ReadOnlyHint = true, IdempotentHint = true, DestructiveHint = false, OpenWorldHint = false });

    public override Task<JsonElement> CallAsync(McpCall call, CancellationToken cancellationToken)
    {
        call.Arguments.ThrowIfOther();
        VideoListItem[] items =
        [
            .. session.Records.All().Take(MaxVideos)
                .Select(record => new VideoListItem(record.OperationId, record.Prompt, record.SubmittedAt, record.Status)),
        ];
        return Task.FromResult(JsonSerializer.SerializeToElement(new VideoListReport(items), McpJsonContext.Default.VideoListReport));
    }
}
