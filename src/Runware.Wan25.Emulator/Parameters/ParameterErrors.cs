namespace Runware.Wan25.Emulator;

/// <summary>Collects the errors in the parameters of one task, with Runware's error codes.</summary>
internal sealed class ParameterErrors(Guid? taskId)
{
    public Guid? TaskId => taskId;

    public List<TaskError> All { get; } = [];

    public void Missing(string path) => Add(new TaskError
    {
        Code = "missing" + Name(path),
        Message = $"Missing required parameter: {path}.",
        Parameters = [path],
        TaskId = taskId,
    });

    public void Unsupported(string path) => Add(new TaskError
    {
        Code = "unsupportedParameter",
        Message = $"Unsupported use of '{path}' parameter. This parameter is not supported by the model architecture.",
        Parameters = [path],
        TaskType = "videoInference",
        BaseModelArchitecture = ServiceLimits.Architecture,
        TaskId = taskId,
    });

    public void WrongType(string path, string type) => Add(new TaskError
    {
        Code = "invalid" + Name(path),
        Message = $"Invalid value for {path} parameter. It must be of type {type}.",
        Parameters = [path],
        Type = type,
        TaskId = taskId,
    });

    public void OutOfRange(string path, string type, long min, long? max) => Add(new TaskError
    {
        Code = "invalid" + Name(path),
        Message = max is null
            ? $"Invalid value for {path} parameter. It must be at least {min}."
            : $"Invalid value for {path} parameter. It must be between {min} and {max}.",
        Parameters = [path],
        Type = type,
        Min = min,
        Max = max,
        TaskId = taskId,
    });

    public void BadLength(string path, int max) => Add(new TaskError
    {
        Code = "invalid" + Name(path) + "Length",
        Message = $"Invalid length of {path} parameter. It must have between 1 and {max} characters.",
        Parameters = [path],
        Type = "string",
        Min = 1,
        Max = max,
        TaskId = taskId,
    });

    public void NotAllowed(string path, string type, IReadOnlyList<string> allowed) => Add(new TaskError
    {
        Code = "invalid" + Name(path),
        Message = $"Invalid value for {path} parameter.",
        Parameters = [path],
        Type = type,
        AllowedTexts = allowed,
        TaskId = taskId,
    });

    public void Add(TaskError error) => All.Add(error);

    public void Add(string code, string message, params string[] parameters) =>
        Add(new TaskError { Code = code, Message = message, Parameters = parameters, TaskId = taskId });

    private static string Name(string path)
    {
        string last = path[(path.LastIndexOf('.') + 1)..];
        int bracket = last.IndexOf('[', StringComparison.Ordinal);
        last = bracket < 0 ? last : last[..bracket];
        return char.ToUpperInvariant(last[0]) + last[1..];
    }
}
