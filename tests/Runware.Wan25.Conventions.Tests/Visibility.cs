using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>What a user of a package can see: public, or protected in a class that can be derived from.</summary>
internal static class Visibility
{
    public static bool IsVisible(this ISymbol symbol) =>
        IsVisibleItself(symbol) && (symbol.ContainingType is not { } container || container.IsVisible());

    private static bool IsVisibleItself(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => CanBeDerivedFrom(symbol.ContainingType),
        _ => false,
    };

    private static bool CanBeDerivedFrom(INamedTypeSymbol type) =>
        !type.IsSealed && type.InstanceConstructors.Any(
            one => one.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);
}
