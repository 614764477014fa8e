using System.Text;
using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Tests.House;

/// <summary>Writes what a package shows to its users as text to be read in a review: C# without bodies, in an order that does not depend on the source.</summary>
internal static class ApiListing
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public static string Of(BuiltPackage package)
    {
        var text = new StringBuilder();
        foreach (var group in package.VisibleTypes.Where(type => type.ContainingType is null).GroupBy(type => type.ContainingNamespace.ToDisplayString()))
        {
            text.Append("namespace ").Append(group.Key).Append('\n');
            foreach (var type in group)
            {
                Write(text, type, "    ");
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, INamedTypeSymbol type, string indent)
    {
        text.Append('\n').Append(indent).Append(TypeHeader.Of(type, MemberFormat)).Append('\n');
        foreach (var member in type.GetMembers().Where(IsListed).Select(Line).Order(StringComparer.Ordinal))
        {
            text.Append(indent).Append("    ").Append(member).Append('\n');
        }

        foreach (var nested in type.GetTypeMembers().Where(one => one.IsVisible()).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            Write(text, nested, indent + "    ");
        }
    }

    private static bool IsListed(ISymbol member) => member.IsVisible() && !IsGenerated(member) && member is not INamedTypeSymbol
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove };

    /// <summary>What every record has says nothing; the header already says that it is one.</summary>
    private static bool IsGenerated(ISymbol member) => member is IMethodSymbol or IFieldSymbol
        && member.GetAttributes().Any(one => one.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static string Line(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value => $"{value.Name} = {value.ConstantValue}",
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ToDisplayString(MemberFormat),
        _ => Attributes(member) + member.ToDisplayString(MemberFormat).Replace($" {member.ContainingType.Name}.", " ", StringComparison.Ordinal),
    };

    private static string Attributes(ISymbol member) =>
        member.GetAttributes().Any(one => one.AttributeClass?.Name == nameof(ObsoleteAttribute)) ? "[Obsolete] " : "";
}
