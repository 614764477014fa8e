using System.Reflection;
using Runware.Wan25.AspNetCore;
using Runware.Wan25.Jobs;

namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>A setting that is not documented is not found.</summary>
public class SettingsTests
{
    // Described together, under "Behaviours that nobody knows", and one by one by the emulator tool's --help.
    private static readonly string[] Worlds = [.. ServiceWorld.Options.Select(option => option.Name)];

    [Theory]
    [InlineData("docs/settings.md", typeof(Wan25ClientOptions))]
    [InlineData("docs/settings.md", typeof(PollingOptions))]
    [InlineData("docs/settings.md", typeof(RetryOptions))]
    [InlineData("docs/settings.md", typeof(DownloadOptions))]
    [InlineData("docs/settings.md", typeof(ConcurrencyOptions))]
    [InlineData("docs/settings.md", typeof(SpendingOptions))]
    [InlineData("docs/webhooks.md", typeof(Wan25WebhookOptions))]
    [InlineData("docs/aspnetcore.md", typeof(VideoRequestBodyOptions))]
    [InlineData("docs/jobs.md", typeof(Wan25JobsOptions))]
    [InlineData("docs/testing.md", typeof(RunwareEmulatorOptions))]
    public void Every_setting_is_documented(string page, Type options)
    {
        var text = string.Join('\n', Document.Load(page).Prose().Where(line => line.StartsWith('|')));
        var missing = options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => property.Name)
            .Where(name => !Worlds.Contains(name)
                && !text.Contains($"`{name}`", StringComparison.Ordinal)
                && !text.Contains($".{name}`", StringComparison.Ordinal)
                && !text.Contains($"`{name}.", StringComparison.Ordinal));

        Expect.None(missing, $"{page} does not name them");
    }
}
