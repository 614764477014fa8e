using System.Globalization;
using System.Text.RegularExpressions;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>The table of all parameters in the documentation agrees with the SDK's.</summary>
public partial class ParameterTableTests
{
    public static TheoryData<string> Paths => [.. VideoRequestLimits.Parameters.Select(parameter => parameter.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_parameter_has_a_row_with_its_limits(string path)
    {
        var parameter = VideoRequestLimits.Parameters.Single(one => one.Path == path);
        var row = Assert.Single(Rows(), cells =>
            cells[^1].Contains($"`{path}`", StringComparison.Ordinal) || cells[^1].Contains($"`{path}[0]`", StringComparison.Ordinal));
        var numbers = Numbers().Matches(row[2]).Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Contains(parameter.Minimum ?? numbers.FirstOrDefault(), numbers.DefaultIfEmpty());
        Assert.Contains(parameter.Maximum ?? numbers.FirstOrDefault(), numbers.DefaultIfEmpty());
        Assert.All(parameter.AllowedValues, value => Assert.Contains(value, row[2], StringComparison.Ordinal));
    }

    [Fact]
    public void No_row_is_about_a_parameter_that_does_not_exist()
    {
        var paths = VideoRequestLimits.Parameters.Select(parameter => parameter.Path).Concat(["taskType", "model", "deliveryMethod"]);
        var named = Rows().SelectMany(cells => Quoted().Matches(cells[^1]))
            .Select(match => match.Groups[1].Value.Replace("[0]", "", StringComparison.Ordinal));

        Assert.Empty(named.Except(paths));
    }

    private static List<string[]> Rows()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "parameters.md"));
        var table = lines.SkipWhile(line => line != "## All parameters")
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal))
            .Skip(1);
        return [.. table.TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | "))];
    }

    [GeneratedRegex("(?<![a-zA-Z0-9])[0-9]+(?![a-zA-Z0-9])")]
    private static partial Regex Numbers();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
