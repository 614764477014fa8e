using Microsoft.CodeAnalysis;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>How long the service keeps a file.</summary>
internal static class TimeToLiveCheck
{
    private const string Path = "ttl";

    public static InvalidValue? Check(IOperation? value)
    {
        if (ConstantTimeSpanReader.Ticks(value) is not { } ticks)
        {
            return null;
        }

        long seconds = ticks / TimeSpan.TicksPerSecond;
        return seconds < ModelLimits.MinTimeToLiveSeconds
            ? new(
                ValueDiagnostics.TimeToLive,
                value!.Syntax,
                $"{Path} must be at least {ModelLimits.MinTimeToLiveSeconds} seconds; {seconds} was given")
            : ticks % TimeSpan.TicksPerSecond != 0
                ? new(
                    ValueDiagnostics.TimeToLive,
                    value!.Syntax,
                    $"{Path} must be a whole number of seconds; {new TimeSpan(ticks):c} was given",
                    isLimit: false)
                : null;
    }
}
