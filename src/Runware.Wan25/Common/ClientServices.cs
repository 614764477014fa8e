using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Common;

/// <summary>What a client takes from the world around it, so that a test or a simulation can decide all of it.</summary>
internal sealed class ClientServices
{
    public required TimeProvider Clock { get; init; }

    /// <summary>Where to log. It never throws.</summary>
    public ILogger Logger
    {
        get;
        init => field = GuardedLogger.Over(value);
    } = NullLogger.Instance;

    /// <summary>Makes task ids (UUID v4) and names of temporary files.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>Gives the jitter of waits, from 0 up to 1.</summary>
    public Func<double> Random { get; init; } = NextRandom;

    // The default source of randomness; everything else gets it through this seat.
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The one place where the default randomness is chosen.")]
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Jitter is not a secret.")]
    private static double NextRandom() => System.Random.Shared.NextDouble();
}
