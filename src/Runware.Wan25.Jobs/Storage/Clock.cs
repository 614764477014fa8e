namespace Runware.Wan25.Jobs.Storage;

/// <summary>Times as they are stored: whole milliseconds since 1970 (UTC).</summary>
internal static class Clock
{
    public static long NowInMilliseconds(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
