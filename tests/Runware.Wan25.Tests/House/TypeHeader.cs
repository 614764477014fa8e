using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Tests.House;

/// <summary>The first line of a type in a listing: <c>public sealed class Name : Base, IOther</c>.</summary>
internal static class TypeHeader
{
    public static string Of(INamedTypeSymbol type, SymbolDisplayFormat format)
    {
        var bases = Bases(type).Select(one => one.ToDisplayString(format)).ToList();
        var whole = type.ToDisplayString(format);
        var name = type.ToDisplayString(format.RemoveGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints));
        var constraints = whole[name.Length..];
        return $"{Words(type)} {name}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}{constraints}";
    }

    private static string Words(INamedTypeSymbol type)
    {
        var words = new List<string> { type.DeclaredAccessibility == Accessibility.Public ? "public" : "protected" };
        if (type.TypeKind == TypeKind.Class)
        {
            words.AddRange(type switch { { IsStatic: true } => ["static"], { IsAbstract: true } => ["abstract"], { IsSealed: true } => ["sealed"], _ => (string[])[] });
        }

        if (type is { TypeKind: TypeKind.Struct, IsReadOnly: true })
        {
            words.Add("readonly");
        }

        if (IsRecord(type))
        {
            words.Add("record");
        }

        words.Add(type.TypeKind.ToString().ToLowerInvariant());
        return string.Join(' ', words);
    }

    /// <summary>Metadata does not say "record", but only a record has this method.</summary>
    private static bool IsRecord(INamedTypeSymbol type) => type.GetMembers("PrintMembers").Length > 0;

    /// <summary>The ones that the source names: not those that come with another one, nor those that every enum and struct has.</summary>
    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate)
        {
            return [];
        }

        var parents = type.BaseType is { SpecialType: SpecialType.None } parent ? [parent] : Array.Empty<INamedTypeSymbol>();
        return parents.Concat(type.Interfaces.OrderBy(one => one.Name, StringComparer.Ordinal));
    }
}
