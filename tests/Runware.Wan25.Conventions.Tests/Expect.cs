namespace Runware.Wan25.Conventions.Tests;

/// <summary>A rule's verdict, in words: what to do, then every place where to do it.</summary>
internal static class Expect
{
    public static void None(IEnumerable<string> violations, string whatToDo)
    {
        var found = violations.Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{whatToDo}:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", found)}");
        }
    }
}
