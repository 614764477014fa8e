namespace Runware.Wan25.Analyzers.Usage;

/// <summary>The names of the methods that begin and end a builder's chain.</summary>
internal static class BuilderMethods
{
    public const string FromText = "FromText";
    public const string FromImage = "FromImage";
    public const string ToBuilder = "ToBuilder";
    public const string Build = "Build";
    public const string TryBuild = "TryBuild";
    public const string WithoutValidation = "WithoutValidation";

    public static bool Starts(string name) => name is FromText or FromImage or ToBuilder;

    public static bool Ends(string name) => name is Build or TryBuild;
}
