namespace Runware.Wan25.Tests.Downloads;

/// <summary>One request, as the host saw it.</summary>
internal sealed record AskedFor(Uri Url, long? From, string? IfRange, string? Authorization, string AcceptEncoding, bool HasCookie)
{
    public static AskedFor By(HttpRequestMessage request) => new(
        request.RequestUri!,
        request.Headers.Range?.Ranges.Single().From,
        request.Headers.IfRange?.ToString(),
        request.Headers.Authorization?.ToString(),
        request.Headers.AcceptEncoding.ToString(),
        request.Headers.Contains("Cookie"));
}
