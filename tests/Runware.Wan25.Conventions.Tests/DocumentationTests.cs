using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>What a user sees in the editor says something: no member without a summary, no parameter without a word.</summary>
public class DocumentationTests
{
    [Theory]
    [MemberData(nameof(BuiltPackage.Names), MemberType = typeof(BuiltPackage))]
    public void Every_member_is_documented(string package, string target)
    {
        var built = BuiltPackage.Read(package, target);
        var undocumented = Documented(built).Where(member => !SaysSomething(built, member));

        Expect.None(undocumented.Select(Describe), "Write a summary");
    }

    [Theory]
    [MemberData(nameof(BuiltPackage.Names), MemberType = typeof(BuiltPackage))]
    public void Every_parameter_is_documented(string package, string target)
    {
        var built = BuiltPackage.Read(package, target);
        var silent =
            from method in Documented(built).OfType<IMethodSymbol>()
            where built.Documentation.TryGetValue(method.GetDocumentationCommentId()!, out var own) && !Inherits(own)
            from parameter in method.Parameters
            where !built.Documentation[method.GetDocumentationCommentId()!].Elements("param")
                .Any(one => (string?)one.Attribute("name") == parameter.Name)
            select $"{Describe(method)}: {parameter.Name}";

        Expect.None(silent, "Say what the parameter is");
    }

    [Theory]
    [MemberData(nameof(BuiltPackage.Names), MemberType = typeof(BuiltPackage))]
    public void No_part_of_the_documentation_is_empty(string package, string target)
    {
        var parts =
            from member in BuiltPackage.Read(package, target).Documentation
            from part in member.Value.Elements()
            where part.Name.LocalName is not "inheritdoc" && IsEmpty(part)
            select $"{member.Key}: <{part.Name}>";

        Expect.None(parts, "Write it or leave it out");
    }

    private static IEnumerable<ISymbol> Documented(BuiltPackage built) =>
        built.VisibleTypes.SelectMany(type => type.GetMembers().Prepend(type))
            .Where(member => member.IsVisible() && !IsWrittenByTheCompiler(member));

    /// <summary>
    /// Among them the constructor without parameters: metadata cannot tell one that was written from the one that every class has. The
    /// compiler's own warning covers the former.
    /// </summary>
    private static bool IsWrittenByTheCompiler(ISymbol member) =>
        member is IMethodSymbol { AssociatedSymbol: not null }
        || member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 }
        || member is IFieldSymbol { Name: "value__" }
        || member.GetAttributes().Any(one => one.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool SaysSomething(BuiltPackage built, ISymbol member) =>
        built.Documentation.TryGetValue(member.GetDocumentationCommentId()!, out var own)
            && (Inherits(own) || own.Elements("summary").Any(one => !IsEmpty(one)));

    private static bool Inherits(XElement documentation) => documentation.Elements("inheritdoc").Any();

    private static bool IsEmpty(XElement part) => string.IsNullOrWhiteSpace(part.Value) && !part.Elements().Any();

    private static string Describe(ISymbol member) => member.ToDisplayString();
}
