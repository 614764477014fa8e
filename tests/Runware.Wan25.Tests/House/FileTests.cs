using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Runware.Wan25.Tests.House;

/// <summary>A file holds one idea, its name says which, and it can be read in one sitting.</summary>
[Collection(AfterAllOthers.Name)]
public class FileTests
{
    private const int LongestSource = 250;
    private const int LongestTest = 400;
    private const int LongestCompanion = 40;
    private const int LargestMedian = 70;
    private const int WidestLine = 140;

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
