using System.Net.Http.Headers;

namespace Runware.Wan25.Transport;

/// <summary>Reads <c>Retry-After</c> in both of its forms, a number of seconds and a date, as a time from now.</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Read(RetryConditionHeaderValue? header, TimeProvider clock)
    {
        var wait = header switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
