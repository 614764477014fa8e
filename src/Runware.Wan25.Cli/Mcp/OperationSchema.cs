using System.Text.Json.Nodes;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Creates the schema of the results about an operation.</summary>
internal static class OperationSchema
{
    public static JsonObject Input(params (string Name, JsonObject Schema)[] others) =>
        Schemas.Object([("operationId", Schemas.Text("The id that submit_video returned.")), .. others], "operationId");

    public static JsonObject Output() => Schemas.Object(
        [
            ("operationId", Schemas.Text("The id.")),
            ("status", Schemas.Text("processing: call again. success: there are videos. error: there are none. "
                + "unknown: the service does not know the id yet, or has forgotten it.")),
            ("videos", Schemas.List("The videos that are ready.", Schemas.Object(
                [
                    ("videoId", Schemas.Text("The id of the video.")),
                    ("url", Schemas.Text("The URL of the video, which is valid for a limited time.")),
                    ("seed", Schemas.Number("The seed that was used.")),
                    ("cost", Schemas.Number("What it cost, in US dollars.")),
                    ("isFlagged", Schemas.Flag("Whether the content check flagged it.")),
                    ("file", Schemas.Text("Where it was saved.")),
                    ("bytes", Schemas.Number("The length of the file.")),
                ],
                "videoId"))),
            ("failures", Schemas.List("Why videos were not made.", Schemas.Object(
                [("code", Schemas.Text("The service's code.")), ("message", Schemas.Text("The reason."))], "code", "message"))),
            ("totalCost", Schemas.Number("What was charged, in US dollars.")),
        ],
        "operationId", "status", "videos", "failures");
}
