namespace Runware.Wan25.AotSmoke;

/// <summary>Counts what holds and what does not: a test framework would need the reflection that is absent here.</summary>
internal static class Checks
{
    private static int _passed;
    private static int _failed;

    public static void That(string what, bool holds)
    {
        Console.WriteLine($"{(holds ? "OK  " : "FAIL")} {what}");
        if (holds)
        {
            _passed++;
        }
        else
        {
            _failed++;
        }
    }

    /// <summary>Prints the counts.</summary>
    /// <returns>The exit code of the program.</returns>
    public static int Report()
    {
        Console.WriteLine($"native: {_passed} checks hold, {_failed} do not");
        return _failed == 0 ? 0 : 1;
    }
}
