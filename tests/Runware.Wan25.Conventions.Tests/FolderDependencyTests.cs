namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// Which folder of the SDK may use which. The folders are the stages of request → validation → transport → submission → polling → result,
/// so a use goes to an earlier stage or to what all share; a use in the other direction stands in the second table, limited to the types
/// it is for, with its reason.
/// </summary>
public class FolderDependencyTests
{
    private const string Root = "(root)";

    private static readonly Dictionary<string, string[]> Normal = new()
    {
        ["Requests"] = ["Errors"],
        ["Validation"] = ["Common", "Requests", "Errors"],
        ["Results"] = ["Requests", "Errors"],
        ["Diagnostics"] = ["Common", "Requests", "Results", "Errors"],
        ["Options"] = ["Common", "Results"],
        ["Transport"] = ["Common", "Options", "Requests", "Validation", "Results", "Errors"],
        ["Submission"] = ["Common", "Options", "Requests", "Validation", "Transport", "Results", "Errors", "Diagnostics"],
        ["Polling"] = ["Common", "Options", "Transport", "Results", "Errors", "Diagnostics"],
        ["Downloads"] = ["Common", "Options", "Transport", "Polling", "Results", "Errors", "Diagnostics"],
        ["Account"] = ["Common", "Options", "Requests", "Validation", "Transport", "Results", "Errors"],
        [Root] = [
            "Common", "Account", "Options", "Requests", "Transport", "Submission", "Polling", "Downloads", "Results", "Errors",
            "Diagnostics"
        ],
        ["Testing"] = ["Requests", "Validation", "Polling", "Results", "Errors"],
        ["DependencyInjection"] = [Root, "Common", "Options", "Transport", "Diagnostics"],
        ["Errors"] = [],
        ["Common"] = [],
    };

    private static readonly UpwardUse[] Upward =
    [
        new(
            "Requests", "Validation", ["VideoRequestValidator", "ErrorCollector", "VideoRequestError", "VideoRequestErrorCodes"],
            "Build() and reading from JSON check what they make."),
        new("Errors", "Validation", ["VideoRequestError"], "The exception carries what validation found."),
        new(
            "Errors", "Results", ["VideoOperationId", "VideoFailure", "VideoResult"],
            "An exception carries the id and what was made: nothing paid for is lost."),
    ];

    private static readonly Lazy<IReadOnlyList<FolderUse>> Uses = new(() => FolderUse.AllIn(SourceModel.Sdk));

    [Fact]
    public void A_folder_uses_only_what_the_tables_say()
    {
        var forbidden =
            Uses.Value.Where(use => !IsNormal(use) && !Upward.Any(row => row.Covers(use))).Select(use => use.ToString()).Distinct();

        Expect.None(forbidden, "A folder uses one that it should not. Move the code, or add a row with a reason");
    }

    [Fact]
    public void The_tables_hold_nothing_that_is_not_used()
    {
        var unusedEdges = Normal.SelectMany(row => row.Value, (row, to) => (From: row.Key, To: to))
            .Where(edge => !Uses.Value.Any(use => use.From == edge.From && use.To == edge.To)).Select(edge => $"{edge.From} → {edge.To}");
        var unusedTypes = Upward.SelectMany(row => row.Types, (row, type) => row with { Types = [type] })
            .Where(row => !Uses.Value.Any(row.Covers)).Select(row => $"{row.From} → {row.To}/{row.Types[0]}");

        Expect.None(unusedEdges.Concat(unusedTypes), "Remove from the tables");
    }

    [Fact]
    public void Every_folder_is_in_the_table()
    {
        var folders = SourceModel.Sdk.Files.Values.Select(file => file.Stage).Distinct();

        Expect.None(folders.Except(Normal.Keys), "Say in the table what these folders may use");
    }

    private static bool IsNormal(FolderUse use) => Normal.TryGetValue(use.From, out var allowed) && allowed.Contains(use.To);

    private sealed record UpwardUse(string From, string To, string[] Types, string Reason)
    {
        public bool Covers(FolderUse use) => use.From == From && use.To == To && Types.Contains(use.Type);
    }
}
