namespace Runware.Wan25.Jobs.Storage;

/// <summary>Converts times to and from their stored form: whole milliseconds since 1970 (UTC).</summary>
internal static class UnixTime
{
    public static long GetUnixTimeMilliseconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static DateTimeOffset ToDateTimeOffset(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
