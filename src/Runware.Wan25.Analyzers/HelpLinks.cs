using System.Reflection;

namespace Runware.Wan25.Analyzers;

/// <summary>Where a diagnostic is explained: its page in the repository whose address the build was given.</summary>
internal static class HelpLinks
{
    private static readonly string? Repository = typeof(HelpLinks).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "RepositoryAddress")?.Value;

    /// <summary>Gets the address of a diagnostic's page; <see langword="null"/> where the build was given none.</summary>
    public static string? Of(string id) => string.IsNullOrEmpty(Repository) ? null : $"{Repository}/blob/main/docs/analyzers/{id}.md";
}
