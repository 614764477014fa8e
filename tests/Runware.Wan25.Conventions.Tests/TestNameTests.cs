using System.Text.RegularExpressions;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>A test's name is a sentence that fits on a line of the test run's output.</summary>
public partial class TestNameTests
{
    private const int MaxNameLength = 70;

    [Fact]
    public void No_name_of_a_test_is_long()
    {
        var names =
            from file in Repository.SourceFiles("tests")
            from Match method in TestMethod().Matches(file.Text)
            select (file.Name, Method: method.Groups["name"].Value);

        var all = names.ToList();

        Assert.NotEmpty(all);
        Expect.None(
            all.Where(test => test.Method.Length > MaxNameLength).Select(test => $"{test.Name}: {test.Method} ({test.Method.Length})"),
            $"Shorten, {MaxNameLength} characters is the limit");
    }

    [GeneratedRegex(@"^    public (?:async )?(?:Task|ValueTask|void) (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
