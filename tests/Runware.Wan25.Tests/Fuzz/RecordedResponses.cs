using System.Text;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>The corpus: real responses about a task, to be broken.</summary>
internal static class RecordedResponses
{
    public const string Key = "fuzz-secret-key-0123456789";
    public const string Prompt = "a secret lighthouse, slow dolly-in, nobody may read this";

    public static readonly Guid Task = new("11111111-1111-4111-8111-111111111111");
    public static readonly Guid OtherTask = new("22222222-2222-4222-8222-222222222222");

    public static IReadOnlyList<byte[]> All { get; } = Read(Task);

    /// <summary>The responses, as if they were about the given task.</summary>
    public static IReadOnlyList<byte[]> Read(Guid task)
    {
        using var file = new StreamReader(typeof(RecordedResponses).Assembly.GetManifestResourceStream("responses.txt")!);
        return [.. file.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => Encoding.UTF8.GetBytes(line
            .Replace("@T", task.ToString(), StringComparison.Ordinal)
            .Replace("@O", OtherTask.ToString(), StringComparison.Ordinal)
            .Replace("@V", "33333333-3333-4333-8333-333333333333", StringComparison.Ordinal)
            .Replace("@W", "44444444-4444-4444-8444-444444444444", StringComparison.Ordinal)
            .Replace("@P", Prompt, StringComparison.Ordinal)
            .Replace("@K", Key, StringComparison.Ordinal)))];
    }
}
