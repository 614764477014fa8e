using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.Tests.DependencyInjection;

/// <summary>What a newcomer meets first: no key yet, a log full of lines, a proxy in the environment.</summary>
public class FirstStartTests
{
    [Fact]
    public void A_missing_key_says_where_it_can_be_set()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Video:Wan25:ApiKey", " ")]).Build();
        var services = new ServiceCollection();
        services.AddWan25(configuration.GetSection("Video:Wan25"));
        using ServiceProvider provider = services.BuildServiceProvider();

        var problem = Assert.ThrowsAny<OptionsValidationException>(() => provider.GetRequiredService<Wan25Client>());

        Assert.All(
            ["Video:Wan25:ApiKey", "dotnet user-secrets set Video:Wan25:ApiKey", "Video__Wan25__ApiKey", "RUNWARE_API_KEY"],
            text => Assert.Contains(text, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_key_without_a_section_says_how_to_keep_one()
    {
        var problem = Assert.Throws<OptionsValidationException>(() => new Wan25Client(new Wan25ClientOptions { ApiKey = " " }));

        Assert.All(
            ["RUNWARE_API_KEY", "dotnet user-secrets", "GetSection"],
            text => Assert.Contains(text, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_cannot_start_prints_what_to_do_and_no_stack_trace()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Wan25:ApiKey", " "), new("Wan25:Retry:MaxAttempts", "0")]);
        builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
        var log = new FakeLoggerProvider();
        builder.Logging.AddProvider(log);
        using IHost host = builder.Build();

        var problem = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => host.StartAsync());

        string printed = problem.ToString();
        Assert.Equal(2, printed.Split(Environment.NewLine).Length);
        Assert.StartsWith(
            "OptionsValidationException: Wan25ClientOptions: ApiKey is not set. Set Wan25:ApiKey", printed, StringComparison.Ordinal);
        Assert.Equal(printed, log.Collector.GetSnapshot().Single(record => record.Exception is not null).Exception!.ToString());
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("System.Net.Http.HttpClient", "Trace", false)]
    [InlineData(Wan25HttpClientNames.LogCategory, "Information", true)]
    public void The_HTTP_clients_log_nothing_below_warning_unless_they_are_asked_to(string? category, string? level, bool isLogged)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWan25(options => options.ApiKey = "some-key");
        builder.Services.AddKeyedWan25("other", options => options.ApiKey = "some-key");
        builder.Configuration.AddInMemoryCollection([new($"LogLevel:{category ?? "Default"}", level ?? "Information")]);
        builder.Logging.AddConfiguration(builder.Configuration);
        builder.Logging.AddProvider(new Everything());
        using IHost host = builder.Build();
        ILoggerFactory loggers = host.Services.GetRequiredService<ILoggerFactory>();

        foreach (string name in (string[])[Wan25HttpClientNames.Api, Wan25HttpClientNames.Download, Wan25HttpClientNames.Api + ":other"])
        {
            ILogger logger = loggers.CreateLogger($"System.Net.Http.HttpClient.{name}.LogicalHandler");
            Assert.Equal((isLogged, true), (logger.IsEnabled(LogLevel.Information), logger.IsEnabled(LogLevel.Warning)));
        }
    }

    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
