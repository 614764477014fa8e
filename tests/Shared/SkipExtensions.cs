namespace Runware.Wan25;

/// <summary>A skipped test that says on the console why: <c>dotnet test</c> prints a skipped test's name and not its reason.</summary>
internal static class SkipExtensions
{
    public static void SkipIf(this Xunit.FactAttribute fact, bool condition, string reason, string testName)
    {
        if (condition)
        {
#pragma warning disable RS0030 // The one place that sets it
            fact.Skip = reason;
#pragma warning restore RS0030
            fact.DisplayName = $"{testName}: {reason}";
        }
    }
}
