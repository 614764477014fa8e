using System.Globalization;
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
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    public static string Of(BuiltPackage package)
    {
        var text = new StringBuilder();
        foreach (var group in package.VisibleTypes.Where(type => type.ContainingType is null).GroupBy(type => type.ContainingNamespace.ToDisplayString()))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("namespace ").Append(group.Key).Append('\n');
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
        foreach (var line in type.GetMembers().Where(IsListed).OrderBy(Rank).ThenBy(member => member.Name, StringComparer.Ordinal).Select(Line))
        {
            text.Append(indent).Append("    ").Append(line).Append('\n');
        }

        foreach (var nested in type.GetTypeMembers().Where(one => one.IsVisible()).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            Write(text, nested, indent + "    ");
        }
    }

    private static bool IsListed(ISymbol member) => member.IsVisible() && !IsGenerated(member) && member is not INamedTypeSymbol
        && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.IsValueType: true }
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove };

    /// <summary>What every record has says nothing; the header already says that it is one.</summary>
    private static bool IsGenerated(ISymbol member) => member is IMethodSymbol or IFieldSymbol
        && member.GetAttributes().Any(one => one.AttributeClass?.Name == "CompilerGeneratedAttribute");

    /// <summary>Values of an enum in their order; then what makes it, what it is, what it does.</summary>
    private static long Rank(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value => Convert.ToInt64(value.ConstantValue, CultureInfo.InvariantCulture),
        IFieldSymbol => 1,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 2,
        IPropertySymbol or IEventSymbol => 3,
        _ => 4,
    };

    private static string Line(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value => $"{value.Name} = {value.ConstantValue}",
        _ => Attributes(member) + member.ToDisplayString(MemberFormat),
    };

    private static string Attributes(ISymbol member) =>
        member.GetAttributes().Any(one => one.AttributeClass?.Name == nameof(ObsoleteAttribute)) ? "[Obsolete] " : "";
}
