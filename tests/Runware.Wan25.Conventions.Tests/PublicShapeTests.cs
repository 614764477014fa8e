using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>What every public member looks like, so that knowing one is knowing all.</summary>
public class PublicShapeTests
{
    private static readonly string[] Tasks = ["System.Threading.Tasks.Task", "System.Threading.Tasks.Task<TResult>"];

    private static readonly string[] MutableCollections =
        ["List", "IList", "ICollection", "Dictionary", "IDictionary", "HashSet", "ISet", "Collection"];

    [Fact]
    public void Async_methods_return_a_task_or_a_stream()
    {
        var odd = Methods().Where(
            method => method.Name.EndsWith("Async", StringComparison.Ordinal) != IsAsync(method.ReturnType) && !IsFromOutside(method));

        Expect.None(odd.Select(Describe), "…Async returns Task, Task<T> or IAsyncEnumerable<T>, and what returns these is called …Async");
    }

    [Fact]
    public void A_cancellation_token_is_optional_and_last()
    {
        var odd = Methods().Where(method => method.Parameters.Any(IsToken) && !EndsWithToken(method));

        Expect.None(odd.Select(Describe), "The CancellationToken is the last parameter, and optional");
    }

    [Fact]
    public void Everything_async_can_be_canceled()
    {
        var odd = Methods().Where(method => IsAsync(method.ReturnType) && !method.Parameters.Any(IsToken));

        Expect.None(odd.Select(Describe), "Take a CancellationToken");
    }

    [Fact]
    public void Collections_are_given_for_reading()
    {
        var given = Members().Where(member => member switch
        {
            IPropertySymbol property => IsMutable(property.Type),
            IFieldSymbol field => IsMutable(field.Type),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => IsMutable(method.ReturnType)
                || method.Parameters.Any(one => one.RefKind == RefKind.Out && IsMutable(one.Type)),
            _ => false,
        });

        Expect.None(given.Select(Describe), "Give IReadOnlyList<T> (or another IReadOnly…)");
    }

    [Fact]
    public void Records_are_values_without_text_or_urls()
    {
        // A record prints its properties: a prompt or a signed URL in one would end in somebody's log.
        var leaky = Types().Where(
            type => type.IsRecord && (!type.IsValueType || type.GetMembers().OfType<IPropertySymbol>().Any(one => HoldsText(one.Type))));

        Expect.None(leaky.Select(type => type.ToDisplayString()), "Make it a class with a ToString of its own");
    }

    [Fact]
    public void No_field_is_public_unless_it_never_changes() =>
        Expect.None(Members().OfType<IFieldSymbol>()
            .Where(field => field is { IsConst: false } and not { IsStatic: true, IsReadOnly: true })
            .Select(Describe), "Make it a property");

    private static IEnumerable<INamedTypeSymbol> Types() =>
        SourceModel.All.SelectMany(model => model.Types).Where(type => type.IsVisible());

    private static IEnumerable<ISymbol> Members() =>
        Types().SelectMany(type => type.GetMembers()).Where(member => member.IsVisible() && !member.IsImplicitlyDeclared);

    private static IEnumerable<IMethodSymbol> Methods() =>
        Members().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary);

    private static bool IsAsync(ITypeSymbol type) =>
        Tasks.Contains(type.OriginalDefinition.ToDisplayString())
            || type.OriginalDefinition.ToDisplayString() == "System.Collections.Generic.IAsyncEnumerable<T>";

    /// <summary>
    /// Where the token is required, the method is the short form of one that has an optional parameter before an optional token.
    /// </summary>
    private static bool EndsWithToken(IMethodSymbol method) => IsToken(method.Parameters[^1]) && method.Parameters.Count(IsToken) == 1
        && (method.Parameters[^1].IsOptional
            || method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(full => IsShortFormOf(method, full)));

    private static bool IsShortFormOf(IMethodSymbol method, IMethodSymbol full) => full.Parameters.Length == method.Parameters.Length + 1
        && full.Parameters[^1].IsOptional && IsToken(full.Parameters[^1]) && full.Parameters[^2].IsOptional
        && full.Parameters.SkipLast(2).Select(parameter => parameter.Type)
            .SequenceEqual(method.Parameters.SkipLast(1).Select(parameter => parameter.Type), SymbolEqualityComparer.IncludeNullability);

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.Name == nameof(CancellationToken);

    /// <summary>Whether somebody else named it: DisposeAsync, what a base class asks for, and the binding of minimal APIs.</summary>
    private static bool IsFromOutside(IMethodSymbol method) =>
        method.IsOverride || method.Name is nameof(IAsyncDisposable.DisposeAsync) or "BindAsync";

    private static bool IsMutable(ITypeSymbol type) => type is IArrayTypeSymbol || MutableCollections.Contains(type.Name);

    private static bool HoldsText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String || type.Name == nameof(Uri);

    private static string Describe(ISymbol symbol) => symbol.ToDisplayString();
}
