using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>A parsed request body: the array of tasks.</summary>
internal sealed class ApiBatch : IDisposable
{
    private readonly JsonDocument _document;

    private ApiBatch(JsonDocument document, List<ApiTask> tasks)
    {
        _document = document;
        Tasks = tasks;
    }

    public List<ApiTask> Tasks { get; }

    /// <summary>Parses a body; null if it is not a JSON array that has items.</summary>
    public static ApiBatch? Parse(ReadOnlyMemory<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }

        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
        {
            document.Dispose();
            return null;
        }

        var tasks = new List<ApiTask>(root.GetArrayLength());
        foreach (JsonElement element in root.EnumerateArray())
        {
            tasks.Add(ApiTask.From(element));
        }

        return new ApiBatch(document, tasks);
    }

    public void Dispose() => _document.Dispose();
}
