using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.Tests.Downloads;

public class DownloadOptionsTests
{
    public static TheoryData<string, DownloadOptions?> Wrong => new()
    {
        { "Downloads must not be null", null },
        { "Downloads.MaxBytes must be at least 1; it is 0", new() { MaxBytes = 0 } },
        { "Downloads.Timeout must be more than zero", new() { Timeout = TimeSpan.Zero } },
        { "it is -00:00:05", new() { Timeout = TimeSpan.FromSeconds(-5) } },
        { "it is 60.00:00:00", new() { Timeout = TimeSpan.FromDays(60) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_limit_is_named(string problem, DownloadOptions? options)
    {
        var wrong = new Wan25ClientOptions { ApiKey = "a-key", Downloads = options! };

        var exception = Assert.Throws<OptionsValidationException>(() => new Wan25Client(wrong));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_time_limit_is_allowed()
    {
        var options = new Wan25ClientOptions { ApiKey = "a-key", Downloads = { Timeout = Timeout.InfiniteTimeSpan } };

        using var client = new Wan25Client(options);
    }

    [Fact]
    public void The_limits_are_read_from_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ApiKey"] = "a-key",
            ["Downloads:MaxBytes"] = "12345678901",
            ["Downloads:Timeout"] = "01:02:03",
        }).Build();
        var services = new ServiceCollection();
        services.AddWan25(configuration);
        using ServiceProvider provider = services.BuildServiceProvider();

        DownloadOptions options = provider.GetRequiredService<IOptions<Wan25ClientOptions>>().Value.Downloads;

        Assert.Equal((12_345_678_901, new TimeSpan(1, 2, 3)), (options.MaxBytes, options.Timeout));
    }

    [Fact]
    public void A_client_keeps_the_limits_that_it_was_made_with()
    {
        var options = new Wan25ClientOptions { ApiKey = "a-key", Downloads = { MaxBytes = 5, Timeout = TimeSpan.FromSeconds(7) } };
        Wan25ClientOptions copy = options.Copy();
        options.Downloads.MaxBytes = 6;
        options.Downloads.Timeout = TimeSpan.FromSeconds(8);

        Assert.Equal((5, TimeSpan.FromSeconds(7)), (copy.Downloads.MaxBytes, copy.Downloads.Timeout));
    }
}
