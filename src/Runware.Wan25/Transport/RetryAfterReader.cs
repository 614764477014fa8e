using System.Net.Http.Headers;

namespace Runware.Wan25.Transport;

/// <summary>
/// Reads the delay that the service names: the <c>Retry-After</c> header in both forms, or the seconds in an error. No time at all is no
/// hint: who obeyed it would ask without end.
/// </summary>
internal static class RetryAfterReader
{
    /// <summary>The largest number of seconds that the header can hold.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(int.MaxValue);

    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider clock) => headers.RetryAfter switch
    {
        { Delta: { } delta } => Hint(delta),

        // Both dates come from the service's clock, which may differ from the client's.
        { Date: { } date } => Hint(date - (headers.Date ?? clock.GetUtcNow())),
        _ => null,
    };

    /// <summary>Converts an unchecked number of seconds; <see langword="null"/> where it is no delay that anyone could mean.</summary>
    public static TimeSpan? FromSeconds(decimal? seconds) =>
        seconds is > 0 and <= int.MaxValue ? Hint(TimeSpan.FromSeconds((double)seconds)) : null;

    private static TimeSpan? Hint(TimeSpan delay) => delay <= TimeSpan.Zero ? null : delay > Max ? Max : delay;
}
