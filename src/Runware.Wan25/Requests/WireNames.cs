namespace Runware.Wan25.Requests;

/// <summary>Names in a task: those that are no parameters of the model, and those that are needed outside the table.</summary>
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
    public const string Results = "numberResults";

    /// <summary>What no additional parameter may set: the client relies on it.</summary>
    public static readonly string[] Reserved = [TaskId, TaskType, DeliveryMethod, Results];
}
