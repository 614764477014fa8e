using System.Net.Http.Headers;

namespace Runware.Wan25.Transport;

/// <summary>Reads how long the service asks to wait: the <c>Retry-After</c> header in both of its forms, or the seconds that an error's body names.</summary>
internal static class RetryAfterReader
{
    /// <summary>What a number of seconds in the header can say at most; a longer wait is as good as none.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(int.MaxValue);

    /// <summary>Reads the header.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider clock) => headers.RetryAfter switch
    {
        { Delta: { } delta } => Bounded(delta),

        // Both dates are of the service's clock, which may be an hour off ours.
        { Date: { } date } => Bounded(date - (headers.Date ?? clock.GetUtcNow())),
        _ => null,
    };

    /// <summary>Reads the header and what the body says. The header comes first; a wait of zero there gives way to a longer one in the body.</summary>
    /// <param name="inHeader">What <see cref="Read(HttpResponseHeaders, TimeProvider)"/> gave.</param>
    /// <param name="secondsInBody">The number in the error's body, whatever it is.</param>
    public static TimeSpan? Read(TimeSpan? inHeader, double? secondsInBody) =>
        inHeader is { } header && header > TimeSpan.Zero ? header : FromSeconds(secondsInBody) ?? inHeader;

    /// <summary>Gives a wait for a number that somebody else wrote; <see langword="null"/> for one that is none.</summary>
    public static TimeSpan? FromSeconds(double? seconds) => seconds switch
    {
        null or double.NaN => null,
        { } number when number <= 0 => TimeSpan.Zero,
        { } number when number >= Max.TotalSeconds => Max,
        { } number => TimeSpan.FromSeconds(number),
    };

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Max ? Max : wait;
}
