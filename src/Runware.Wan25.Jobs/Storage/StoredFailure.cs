using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>The stored form of a failure.</summary>
internal sealed record StoredFailure(string Code, string Message, string? Category = null, string? SubmissionState = null)
{
    public static string? Write(VideoJobFailure? failure) => failure is null ? null : JsonSerializer.Serialize(
        new StoredFailure(failure.Code, failure.Message, failure.Category.ToString(), failure.SubmissionState?.ToString()),
        StoredJsonContext.Default.StoredFailure);

    /// <returns>Whether the text is a failure, or null.</returns>
    public static bool TryRead(string? json, out VideoJobFailure? failure)
    {
        failure = null;
        try
        {
            if (json is not null && JsonSerializer.Deserialize(json, StoredJsonContext.Default.StoredFailure) is { } stored)
            {
                failure = new()
                {
                    Code = stored.Code,
                    Message = stored.Message,
                    Category = stored.ParseCategory(),
                    SubmissionState = Enum.TryParse(stored.SubmissionState, out SubmissionState state) ? state : null,
                };
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public RunwareErrorCategory ParseCategory() =>
        Enum.TryParse(Category, out RunwareErrorCategory category) ? category : RunwareErrorCategory.Unknown;
}
