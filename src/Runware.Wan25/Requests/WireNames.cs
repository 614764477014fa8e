namespace Runware.Wan25.Requests;

/// <summary>The names in a task that are no parameters of the model.</summary>
internal static class WireNames
{
    public const string TaskType = "taskType";
    public const string TaskId = "taskUUID";
    public const string Model = "model";
    public const string OutputType = "outputType";
    public const string DeliveryMethod = "deliveryMethod";
    public const string Image = "image";
    public const string Frame = "frame";
    public const string Operation = "operation";
    public const string Media = "media";

    /// <summary>What no additional parameter may set: the client relies on it.</summary>
    public static readonly string[] Reserved = [TaskId, TaskType, DeliveryMethod, "numberResults"];
}
