using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The archive entry of a submission that was refused.</summary>
internal sealed class ArchivedRefusal(Guid taskId, RefusedSubmission refusal) : IResponseRow
{
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        ArchiveJson.WriteStart(writer, taskId, refusal.Request);
        ArchiveJson.WriteErrors(writer, refusal.Errors);
        ArchiveJson.WriteEnd(writer);
    }
}
