using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs.DependencyInjection;

namespace Runware.Wan25.Jobs;

/// <summary>Configures jobs: their store, their handlers and their settings. One of the three stores is required.</summary>
public sealed class Wan25JobsBuilder
{
    /// <summary>The name of the jobs' scheduler among those that <c>AddQuartz</c> registers.</summary>
    /// <remarks>
    /// Quartz's own health check (<c>AddHealthChecks().AddQuartz(Wan25JobsBuilder.SchedulerName)</c>) and its execution history
    /// (<c>AddQuartzExecutionHistory()</c>) work with it.
    /// </remarks>
    public const string SchedulerName = "wan25-jobs";

    internal Wan25JobsBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Configures the settings.</summary>
    /// <param name="configure">A delegate that sets the options.</param>
    /// <returns>The builder.</returns>
    public Wan25JobsBuilder Configure(Action<Wan25JobsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Configures the settings from configuration.</summary>
    /// <param name="section">
    /// The section, with the names of <see cref="Wan25JobsOptions"/>. Other names are ignored. Durations have units: <c>"00:05:00"</c>, not
    /// <c>"5"</c>.
    /// </param>
    /// <returns>The builder.</returns>
    public Wan25JobsBuilder Configure(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<Wan25JobsOptions>().Bind(section);
        Services.AddSingleton<IValidateOptions<Wan25JobsOptions>>(new ConfigurationSectionValidator(section));
        return this;
    }

    /// <summary>Adds a handler, which is created for each call in a scope of its own.</summary>
    /// <typeparam name="THandler">The type of the handler.</typeparam>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Several handlers are called one after the other, in the order in which they were added. If one throws, all are called again.
    /// </remarks>
    public Wan25JobsBuilder AddHandler<THandler>()
        where THandler : class, IVideoJobHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IVideoJobHandler, THandler>());
        return this;
    }
}
