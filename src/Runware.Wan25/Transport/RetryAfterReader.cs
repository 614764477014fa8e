using System.Net.Http.Headers;

namespace Runware.Wan25.Transport;

/// <summary>
/// Reads the delay that the service names: the <c>Retry-After</c> header in both of its forms, or the seconds in the body of an error.
/// </summary>
internal static class RetryAfterReader
{
    /// <summary>The largest number of seconds that the header can hold.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(int.MaxValue);

    /// <summary>Reads the header.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider clock) => headers.RetryAfter switch
    {
        { Delta: { } delta } => Bounded(delta),

        // Both dates come from the service's clock, which may differ from the client's.
        { Date: { } date } => Bounded(date - (headers.Date ?? clock.GetUtcNow())),
        _ => null,
    };

    /// <summary>Combines the delays of the header and the body. The header wins unless it is zero.</summary>
    /// <param name="inHeader">The result of <see cref="Read(HttpResponseHeaders, TimeProvider)"/>.</param>
    /// <param name="secondsInBody">The unchecked number in the body of the error.</param>
    public static TimeSpan? Read(TimeSpan? inHeader, double? secondsInBody) =>
        inHeader is { } header && header > TimeSpan.Zero ? header : FromSeconds(secondsInBody) ?? inHeader;

    /// <summary>Converts an unchecked number of seconds; <see langword="null"/> where it is not a number.</summary>
    public static TimeSpan? FromSeconds(double? seconds) => seconds switch
    {
        null or double.NaN => null,
        { } number when number <= 0 => TimeSpan.Zero,
        { } number when number >= Max.TotalSeconds => Max,
        { } number => TimeSpan.FromSeconds(number),
    };

    private static TimeSpan Bounded(TimeSpan delay) => delay < TimeSpan.Zero ? TimeSpan.Zero : delay > Max ? Max : delay;
}
