using Runware.Wan25.Submission;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Tests.Transport.Classification;

/// <summary>
/// A body that the real service was seen to send, with what it means wherever it can come. <c>@T</c> is the task, <c>@O</c> another.
/// </summary>
/// <param name="Name">What it is.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Json">The body.</param>
internal sealed record RecordedBody(string Name, int Status, string Json)
{
    public static readonly Guid Task = new("11111111-1111-4111-8111-111111111111");
    public static readonly Guid Other = new("22222222-2222-4222-8222-222222222222");

    /// <summary>What it means as the response to a submission.</summary>
    public SubmissionResponseMeaning? Submission { get; init; }

    /// <summary>What it means as the live store's response.</summary>
    public TaskLookupKind? Live { get; init; }

    /// <summary>What it means as the archive's response; as the live store's where nothing else is said.</summary>
    public TaskLookupKind? Archive
    {
        get => field ?? Live;
        init;
    }

    /// <summary>What its error means for the generation.</summary>
    public TaskErrorMeaning? Meaning { get; init; }

    /// <summary>The category of its error.</summary>
    public RunwareErrorCategory? Category { get; init; }

    public string Text => Json
        .Replace("@T", Task.ToString(), StringComparison.Ordinal)
        .Replace("@O", Other.ToString(), StringComparison.Ordinal);
}
