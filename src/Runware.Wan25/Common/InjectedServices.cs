using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Runware.Wan25.Common;

/// <summary>What a client depends on: clock, logger, ids and randomness. Tests and simulations replace all of it.</summary>
internal sealed class InjectedServices
{
    public required TimeProvider Clock { get; init; }

    /// <summary>Gets the logger. It never throws.</summary>
    public ILogger Logger
    {
        get;
        init => field = NonThrowingLogger.Over(value);
    } = NullLogger.Instance;

    /// <summary>Gets the generator of task ids (UUID v4) and of names of temporary files.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>Gets the generator of jitter, from 0 up to 1.</summary>
    public Func<double> Random { get; init; } = NextRandom;

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The one place where the default randomness is chosen.")]
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter is not a secret.")]
    private static double NextRandom() => System.Random.Shared.NextDouble();
}
