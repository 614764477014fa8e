using System.Text.RegularExpressions;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>Links between documents lead somewhere, on GitHub as on the site.</summary>
public partial class LinkTests
{
    private static readonly string[] Packages = [.. Repository.Packages, "Runware.Wan25.Emulator.Tool"];

    public static TheoryData<string> Names => [.. Document.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_link_leads_to_a_file_and_to_a_heading_in_it(string name)
    {
        var document = Document.Load(name);

        var broken = LinksIn(document).Where(link => !IsElsewhere(link)).Select(link => Broken(document, link)).OfType<string>();

        Expect.None(broken, $"{name} has links that lead nowhere");
    }

    [Fact]
    public void A_readme_that_a_package_registry_shows_has_no_relative_link() => Expect.None(
        Packages.Select(package => Document.Load($"src/{package}/README.md"))
            .SelectMany(readme => LinksIn(readme).Where(link => !IsElsewhere(link)).Select(link => $"{readme.Name}: {link}")),
        "The registry does not have that file");

    [Fact]
    public void Every_page_is_in_the_table_of_contents()
    {
        var contents = string.Concat(
            Directory.EnumerateFiles(Repository.PathOf("docs"), "toc.yml", SearchOption.AllDirectories).Select(File.ReadAllText));

        var missing = Document.All.Select(document => document.Name)
            .Where(name => name.StartsWith("docs/", StringComparison.Ordinal)
                && !contents.Contains($"href: {name["docs/".Length..]}", StringComparison.Ordinal));

        Expect.None(missing, "Add it to docs/toc.yml");
    }

    private static IEnumerable<string> LinksIn(Document document) =>
        document.Prose().SelectMany(line => Link().Matches(Code().Replace(line, "")).Select(match => match.Groups[1].Value));

    private static bool IsElsewhere(string link) => link.StartsWith("https://", StringComparison.Ordinal);

    private static string? Broken(Document from, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
        var target = path.Length == 0
            ? from.Name
            : Path.GetRelativePath(Repository.Root, Repository.PathOf(Path.GetDirectoryName(from.Name)!, path)).Replace('\\', '/');
        if (!Path.Exists(Repository.PathOf(target)))
        {
            return $"{link}: there is no {target}";
        }

        return anchor.Length == 0 || HeadingsIn(Document.Load(target)).Contains(anchor) ? null : $"{link}: {target} has no such heading";
    }

    private static IEnumerable<string> HeadingsIn(Document document) => document.Prose()
        .Where(line => line.StartsWith('#'))
        .Select(line => Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
