using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>An exception as it was recorded.</summary>
/// <param name="Exception">The full name of its type.</param>
/// <param name="Error">The kind of an HTTP error; null where there is none.</param>
/// <param name="Message">Its message, without secrets.</param>
/// <param name="IsCanceled">Whether the client canceled the request.</param>
/// <param name="Cause">The inner exception.</param>
internal sealed record RecordedFailure(string Exception, string? Error, string Message, bool IsCanceled, RecordedFailure? Cause)
{
    public static RecordedFailure? Read(JsonElement line, string name)
    {
        if (!line.TryGetProperty(name, out JsonElement failure) || failure.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new RecordedFailure(
            TextOf(failure, RecordingFormat.Exception) ?? "",
            TextOf(failure, RecordingFormat.Error),
            TextOf(failure, RecordingFormat.Message) ?? "",
            failure.TryGetProperty(RecordingFormat.Canceled, out JsonElement canceled) && canceled.ValueKind == JsonValueKind.True,
            Read(failure, RecordingFormat.Cause));
    }

    /// <summary>Creates an exception that a client handles in the same way.</summary>
    public Exception ToException()
    {
        HttpRequestError error = Enum.TryParse(Error, out HttpRequestError known) ? known : HttpRequestError.Unknown;
        var cause = Cause?.ToException();
        return IsCanceled ? new TaskCanceledException(Message, cause)
            : Exception == typeof(HttpIOException).FullName ? new HttpIOException(error, Message, cause)
            : Exception == typeof(HttpRequestException).FullName ? new HttpRequestException(error, Message, cause)
            : Exception.EndsWith(nameof(IOException), StringComparison.Ordinal) ? new IOException(Message, cause)
            : new InvalidOperationException($"{Exception}: {Message}", cause);
    }

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
