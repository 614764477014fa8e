using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Tests.House;

/// <summary>A file holds one idea, its name says which, and it can be read in one sitting.</summary>
public class FileTests
{
    private const int LongestSource = 250;
    private const int LongestTest = 400;
    private const int LargestMedian = 70;

    [Theory]
    [InlineData("src", LongestSource)]
    [InlineData("samples", LongestSource)]
    [InlineData("tests", LongestTest)]
    public void No_file_is_long(string folder, int limit)
    {
        var files = Directory.Exists(Repository.PathOf(folder)) ? Repository.SourceFiles(folder) : [];

        Expect.None(files.Where(file => file.LineCount > limit).Select(file => $"{file.Name}: {file.LineCount} lines"), $"Split, {limit} lines is the limit");
    }

    [Fact]
    public void Files_are_small()
    {
        var lengths = Repository.SourceFiles("src").Select(file => file.LineCount).Order().ToList();

        Assert.True(lengths[lengths.Count / 2] <= LargestMedian, $"Half of the files are longer than {lengths[lengths.Count / 2]} lines.");
    }

    [Fact]
    public void A_file_is_named_after_its_first_type()
    {
        var misnamed = Sources().Where(source => source.Types.Count > 0 && source.Types[0].Name != NameSaidBy(source.File));

        Expect.None(misnamed.Select(source => $"{source.File.Name}: {source.Types[0].Name}"), "Rename the file or the type");
    }

    [Fact]
    public void Several_types_in_a_file_are_one_family()
    {
        var mixed = Sources().Where(source => !IsFamily(source.Types));

        Expect.None(mixed.Select(source => $"{source.File.Name}: {string.Join(", ", source.Types.Select(type => type.Name))}"), "Give each type its own file");
    }

    /// <summary>The first one, and then only enums, its extensions or helpers, records and subtypes: what is read together with it or not at all.</summary>
    private static bool IsFamily(IReadOnlyList<Declaration> types) => types.Skip(1).All(type =>
        type.Kind is SyntaxKind.EnumDeclaration or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration
        || type.Name.StartsWith(types[0].Name.TrimEnd('s'), StringComparison.Ordinal)
        || type.Bases.Contains(types[0].Name)
        || types[0].Name.StartsWith(type.Name, StringComparison.Ordinal));

    private static string NameSaidBy(SourceFile file) => Path.GetFileName(file.FullPath).Split('.')[0];

    private static IEnumerable<(SourceFile File, IReadOnlyList<Declaration> Types)> Sources() => Repository.SourceFiles("src").Select(file =>
    {
        var root = CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot();
        var members = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax);
        return (file, (IReadOnlyList<Declaration>)members.OfType<MemberDeclarationSyntax>().Select(Declaration.Of).OfType<Declaration>().ToList());
    });

    private sealed record Declaration(string Name, SyntaxKind Kind, IReadOnlyList<string> Bases)
    {
        public static Declaration? Of(MemberDeclarationSyntax member) => member switch
        {
            BaseTypeDeclarationSyntax type => new(type.Identifier.Text, type.Kind(), type.BaseList?.Types.Select(one => one.Type.ToString()).ToList() ?? []),
            DelegateDeclarationSyntax type => new(type.Identifier.Text, type.Kind(), []),
            _ => null,
        };
    }
}
