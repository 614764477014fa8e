using System.Text.Json.Nodes;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>The tasks that a check sends.</summary>
internal static class ProbeTasks
{
    /// <summary>The prompt of the videos that are meant to fail, by which an emulator can be configured to fail them.</summary>
    public const string FailingPrompt = "A check of how a first frame that cannot be read is reported";

    /// <summary>The number of results of the one video that is paid for.</summary>
    public const int Results = 2;

    private const string Prompt = "A calm sea at dawn, seen from a quiet beach";

    // The first bytes of a PNG only: it is accepted as an image, but cannot be decoded.
    private const string BrokenImage = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABQAAAALQ";

    public static JsonObject Of(string taskType, Guid id) => new() { ["taskType"] = taskType, ["taskUUID"] = id.ToString("D") };

    public static JsonObject Account(Guid id)
    {
        JsonObject task = Of("accountManagement", id);
        task["operation"] = "getDetails";
        return task;
    }

    /// <summary>The video that all probes share: the shortest one at a size with a published price.</summary>
    public static JsonObject Video(Guid id, int results = Results)
    {
        JsonObject task = Order(id, Prompt);
        task["width"] = 1280;
        task["height"] = 720;
        task["numberResults"] = results;
        return task;
    }

    /// <summary>A video whose first frame cannot be decoded. It is accepted, fails, and should be free.</summary>
    public static JsonObject FailingVideo(Guid id)
    {
        JsonObject task = Order(id, FailingPrompt);
        task["resolution"] = "720p";
        task["inputs"] = new JsonObject
        {
            ["frameImages"] = new JsonArray(new JsonObject { ["image"] = BrokenImage, ["frame"] = "first" }),
        };
        return task;
    }

    public static bool IsFailing(JsonObject task) => (string?)task["positivePrompt"] == FailingPrompt;

    /// <summary>A video that must be refused, for four reasons at once.</summary>
    public static JsonObject Invalid(Guid id)
    {
        JsonObject task = Order(id, "");
        task["duration"] = 7;
        task["width"] = 1;
        task["height"] = 1;
        task["fps"] = 24;
        return task;
    }

    private static JsonObject Order(Guid id, string prompt)
    {
        JsonObject task = Of("videoInference", id);
        task["model"] = VideoRequest.ModelId;
        task["positivePrompt"] = prompt;
        task["duration"] = 5;
        task["deliveryMethod"] = "async";
        task["includeCost"] = true;
        return task;
    }
}
