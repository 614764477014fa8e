using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>A file holds one idea, its name says which, and it can be read in one sitting.</summary>
public class FileTests
{
    private const int MaxSourceLines = 250;
    private const int MaxTestLines = 400;
    private const int MaxCompanionLines = 40;
    private const int MaxMedianLines = 70;
    private const int MaxColumns = 140;

    /// <summary>Files that quote another text letter for letter.</summary>
    private static readonly string[] Quotations = ["ModelPageExamples.cs"];

    [Theory]
    [InlineData("src", MaxSourceLines)]
    [InlineData("samples", MaxSourceLines)]
    [InlineData("tests", MaxTestLines)]
    public void No_file_is_long(string folder, int limit)
    {
        var files = Directory.Exists(Repository.PathOf(folder)) ? Repository.SourceFiles(folder) : [];

        Expect.None(
            files.Where(file => file.LineCount > limit).Select(file => $"{file.Name}: {file.LineCount} lines"),
            $"Split, {limit} lines is the limit");
    }

    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void No_line_is_long(string folder)
    {
        var wide =
            from file in Repository.SourceFiles(folder)
            where !Quotations.Contains(Path.GetFileName(file.FullPath))
            let lines = WideLines(file)
            where lines > 0
            select $"{file.Name}: {lines} lines";

        Expect.None(wide, $"Wrap, {MaxColumns} columns is the limit");
    }

    [Fact]
    public void Files_are_small()
    {
        var lengths = Repository.SourceFiles("src").Select(file => file.LineCount).Order().ToList();

        Assert.True(lengths[lengths.Count / 2] <= MaxMedianLines, $"Half of the files are longer than {lengths[lengths.Count / 2]} lines.");
    }

    [Fact]
    public void A_file_is_named_after_a_type_in_it()
    {
        var misnamed = Sources().Where(source => source.Types.Count > 0 && source.Types.All(type => type.Name != NameSaidBy(source.File)));

        Expect.None(
            misnamed.Select(source => $"{source.File.Name}: {string.Join(", ", source.Types.Select(type => type.Name))}"),
            "Rename the file or the type");
    }

    [Fact]
    public void Beside_that_type_there_are_only_small_companions()
    {
        var mixed =
            from source in Sources()
            from type in source.Types
            where type.Name != NameSaidBy(source.File) && !IsCompanion(type, NameSaidBy(source.File))
            select $"{source.File.Name}: {type.Name}";

        Expect.None(mixed, "Give the type its own file");
    }

    private static int WideLines(SourceFile file) => File.ReadLines(file.FullPath).Count(line => line.Length > MaxColumns);

    /// <summary>
    /// Only data (an enum, a record), a closed family's other members, or help for the named type: what is read together with it or not at
    /// all.
    /// </summary>
    private static bool IsCompanion(Declaration type, string named) =>
        type.LineCount <= MaxCompanionLines
        && (type.Kind is SyntaxKind.EnumDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration
            or SyntaxKind.InterfaceDeclaration
            || type.IsStatic
            || type.Bases.Contains(named));

    private static string NameSaidBy(SourceFile file) => Path.GetFileName(file.FullPath).Split('.')[0];

    private static IEnumerable<(SourceFile File, IReadOnlyList<Declaration> Types)> Sources() =>
        Repository.SourceFiles("src").Select(file =>
        {
            var root = CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot();
            var members = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax);
            return (file, (IReadOnlyList<Declaration>)members.OfType<BaseTypeDeclarationSyntax>().Select(Declaration.Of).ToList());
        });

    private sealed record Declaration(string Name, SyntaxKind Kind, bool IsStatic, int LineCount, IReadOnlyList<string> Bases)
    {
        public static Declaration Of(BaseTypeDeclarationSyntax type) => new(
            type.Identifier.Text,
            type.Kind(),
            type.Modifiers.Any(SyntaxKind.StaticKeyword),
            type.ToString().Count(character => character == '\n') + 1,
            type.BaseList?.Types.Select(one => one.Type.ToString()).ToList() ?? []);
    }
}
