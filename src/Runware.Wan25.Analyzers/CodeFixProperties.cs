namespace Runware.Wan25.Analyzers;

/// <summary>What a diagnostic tells its code fix.</summary>
internal static class CodeFixProperties
{
    /// <summary>The call to remove: <see cref="Enclosing"/>, or <see cref="Additional"/>.</summary>
    public const string Remove = "remove";

    /// <summary>The call around what is underlined.</summary>
    public const string Enclosing = "enclosing";

    /// <summary>The call at the additional location.</summary>
    public const string Additional = "additional";
}
