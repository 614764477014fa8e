using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The task types that the emulator knows.</summary>
internal enum TaskKind
{
    Unknown,
    Authentication,
    VideoInference,
    GetResponse,
    GetTaskDetails,
    ImageUpload,
    MediaStorage,
    AccountManagement,
    Ping,
}

/// <summary>Reads the type of a task without allocating a string: a poll has hundreds of tasks.</summary>
internal static class TaskKinds
{
    public static TaskKind Of(JsonElement type) =>
        type.ValueKind != JsonValueKind.String ? TaskKind.Unknown
        : type.ValueEquals("getResponse"u8) ? TaskKind.GetResponse
        : type.ValueEquals("videoInference"u8) ? TaskKind.VideoInference
        : type.ValueEquals("getTaskDetails"u8) ? TaskKind.GetTaskDetails
        : type.ValueEquals("authentication"u8) ? TaskKind.Authentication
        : type.ValueEquals("imageUpload"u8) ? TaskKind.ImageUpload
        : type.ValueEquals("mediaStorage"u8) ? TaskKind.MediaStorage
        : type.ValueEquals("accountManagement"u8) ? TaskKind.AccountManagement
        : type.ValueEquals("ping"u8) ? TaskKind.Ping
        : TaskKind.Unknown;
}
