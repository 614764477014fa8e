using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.Jobs;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>A default that the documentation gives is the one that the options have.</summary>
public partial class DefaultsTests
{
    // A text says where the value comes from; there is none to compare.
    private static readonly string[] InWords = ["ApiKey", "TimeProvider", "Port", "NodeName"];

    [Theory]
    [InlineData("docs/settings.md", typeof(Wan25ClientOptions))]
    [InlineData("docs/webhooks.md", typeof(Wan25WebhookOptions))]
    [InlineData("docs/aspnetcore.md", typeof(VideoRequestBodyOptions))]
    [InlineData("docs/jobs.md", typeof(Wan25JobsOptions))]
    [InlineData("docs/testing.md", typeof(RunwareEmulatorOptions))]
    public void A_documented_default_is_the_real_one(string page, Type type)
    {
        object options = Activator.CreateInstance(type)!;
        List<SettingsRow> rows = [.. SettingsRow.AllIn(Document.Load(page), type.Name).Where(row => !InWords.Contains(row.Name))];

        Assert.NotEmpty(rows);
        Expect.None(rows.Select(row => Difference(row, options)).OfType<string>(), $"{page} gives defaults that are not so");
    }

    [Theory]
    [InlineData("30 minutes", "00:30:00")]
    [InlineData("64 MiB", "67108864")]
    [InlineData("1,000,000 USD", "1000000")]
    [InlineData("3 to 6 seconds", "TimeRange { Min = 00:00:03, Max = 00:00:06 }")]
    [InlineData("no", "False")]
    [InlineData("–", "")]
    public void A_default_in_words_is_understood(string text, string value) => Assert.Equal(value, ValueOf(text));

    private static string? Difference(SettingsRow row, object options)
    {
        object owner = row.Owner.Length == 0 ? options : options.GetType().GetProperty(row.Owner)!.GetValue(options)!;
        object? real = owner.GetType().GetProperty(row.Name) is { } property
            ? property.GetValue(owner)
            : throw new InvalidOperationException($"There is no {row.Owner}.{row.Name}.");
        string text = real is string ? (string)real
            : real is IEnumerable list ? string.Join(", ", list.Cast<object>())
            : Convert.ToString(real, CultureInfo.InvariantCulture)!;
        return text == ValueOf(row.Default) ? null : $"{row.Name}: {row.Default} in the table, {text} in the code";
    }

    private static string ValueOf(string text)
    {
        if (text is "–" or "no" or "false")
        {
            return text == "–" ? "" : "False";
        }

        if (Range().Match(text) is { Success: true } range)
        {
            return new TimeRange(TimeSpan.FromSeconds(Number(range, 1)), TimeSpan.FromSeconds(Number(range, 2))).ToString();
        }

        if (Quantity().Match(text) is not { Success: true } quantity)
        {
            return text;
        }

        double number = Number(quantity, 1);
        return quantity.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(number).ToString(),
            "min" or "minutes" => TimeSpan.FromMinutes(number).ToString(),
            "hour" or "hours" => TimeSpan.FromHours(number).ToString(),
            "day" or "days" => TimeSpan.FromDays(number).ToString(),
            "MB" => Text(number * 1_000_000),
            "MiB" => Text(number * 1024 * 1024),
            "GiB" => Text(number * 1024 * 1024 * 1024),
            "" or "USD" => Text(number),
            _ => text,
        };
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+) to (\d+) seconds$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^([\d.,]+) ?(\w*)$")]
    private static partial Regex Quantity();
}
