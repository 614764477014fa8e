using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Compares a request with the one that is stored under its key.</summary>
internal static class RequestComparer
{
    private const string Inputs = "inputs";
    private const string FirstFrame = "inputs.frameImages";

    private const string TaskId = "taskUUID";
    private const string Version = "version";

    /// <returns>The names of the parameters that differ. None if the stored request cannot be read: it is kept for a newer node.</returns>
    public static IReadOnlyList<string> FindDifferences(NewJob job, VideoJob known)
    {
        if (!StoredRequest.TryRead(known.RequestText, out VideoRequest? stored))
        {
            return [];
        }

        Dictionary<string, JsonElement> one = Read(stored);
        Dictionary<string, JsonElement> other = Read(job.Request);
        bool isSameFrame = job.IsLocal && one.ContainsKey(FirstFrame) && IsSameFrame(job, known);
        bool IsCompared(string name) => name switch
        {
            Version => false,
            TaskId => job.HasOwnTaskId,
            FirstFrame => !isSameFrame,
            _ => true,
        };
        return
        [
            .. one.Keys.Union(other.Keys).Where(name => IsCompared(name) && !AreEqual(name, one, other)).Order(StringComparer.Ordinal),
        ];
    }

    // Each upload has another reference. Where a hash is not known, the frames are taken for the same.
    private static bool IsSameFrame(NewJob job, VideoJob known) =>
        job.FirstFrameHash is not { } hash || StoredRequest.ReadFirstFrameHash(known.RequestText) is not { } stored || hash == stored;

    private static Dictionary<string, JsonElement> Read(VideoRequest request)
    {
        using var document = JsonDocument.Parse(request.ToJson());
        return document.RootElement.Clone().EnumerateObject()
            .SelectMany(member => member.Name == Inputs
                ? member.Value.EnumerateObject().Select(input => ($"{Inputs}.{input.Name}", input.Value))
                : [(member.Name, member.Value)])
            .ToDictionary();
    }

    private static bool AreEqual(string name, Dictionary<string, JsonElement> one, Dictionary<string, JsonElement> other) =>
        one.TryGetValue(name, out JsonElement first) && other.TryGetValue(name, out JsonElement second)
        && JsonElement.DeepEquals(first, second);
}
