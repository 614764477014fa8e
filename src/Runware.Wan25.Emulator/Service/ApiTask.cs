using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>A task in the body of a request.</summary>
/// <param name="Kind">Its task type.</param>
/// <param name="Id">Its taskUUID; <see cref="Guid.Empty"/> if it has none, or one that is not a UUID.</param>
/// <param name="Element">The whole object.</param>
internal readonly record struct ApiTask(TaskKind Kind, Guid Id, JsonElement Element)
{
    public Guid? KnownId => Id == Guid.Empty ? null : Id;

    public static ApiTask From(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new ApiTask(TaskKind.Unknown, Guid.Empty, element);
        }

        TaskKind kind = element.TryGetProperty("taskType"u8, out JsonElement type) ? TaskKinds.Of(type) : TaskKind.Unknown;
        Guid id = element.TryGetProperty("taskUUID"u8, out JsonElement uuid)
            && uuid.ValueKind == JsonValueKind.String
            && uuid.TryGetGuid(out Guid parsed) ? parsed : Guid.Empty;
        return new ApiTask(kind, id, element);
    }
}
