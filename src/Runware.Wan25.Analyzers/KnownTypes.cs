using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers;

/// <summary>The types of the SDK as a compilation sees them.</summary>
internal sealed class KnownTypes
{
    private readonly INamedTypeSymbol?[] _asynchronous;

    private KnownTypes(Compilation compilation, INamedTypeSymbol request, INamedTypeSymbol builder)
    {
        Request = request;
        Builder = builder;
        Client = Find(compilation, "Wan25Client");
        Options = Find(compilation, "Wan25ClientOptions");
        _asynchronous =
            [Client, Find(compilation, "IWan25Client"), Find(compilation, "VideoOperation"), Find(compilation, "Jobs.IVideoJobs")];
    }

    public INamedTypeSymbol Request { get; }

    public INamedTypeSymbol Builder { get; }

    public INamedTypeSymbol? Client { get; }

    public INamedTypeSymbol? Options { get; }

    /// <summary>Finds them; <see langword="null"/> where the compilation does not use the SDK.</summary>
    public static KnownTypes? In(Compilation compilation) =>
        Find(compilation, "VideoRequest") is { } request && Find(compilation, "VideoRequestBuilder") is { } builder
            ? new(compilation, request, builder)
            : null;

    /// <summary>Whether the asynchronous methods of a type are the SDK's.</summary>
    public bool IsAsynchronous(INamedTypeSymbol? type) => type is not null && _asynchronous.Any(one => Same(one, type));

    /// <summary>Whether a type is the one of the namespace <c>System</c> with a name.</summary>
    public static bool IsInSystem(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true };

    public static bool Same(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static INamedTypeSymbol? Find(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName($"Runware.Wan25.{name}");
}
