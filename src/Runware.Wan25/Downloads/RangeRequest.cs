using System.Net.Http.Headers;

namespace Runware.Wan25.Downloads;

/// <summary>What one attempt asks for: the file from a position on, as long as it is still the same file.</summary>
internal readonly record struct RangeRequest(long From, EntityTagHeaderValue? IfSame)
{
    public static RangeRequest WholeFile => default;

    public bool IsPartial => From > 0;

    /// <summary>A fresh message, since one must not be sent twice. It carries no credentials: the URL itself is the permission.</summary>
    public HttpRequestMessage ToMessage(Uri url, HttpClient client)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (IsPartial)
        {
            message.Headers.Range = new RangeHeaderValue(From, null);
            message.Headers.IfRange = new RangeConditionHeaderValue(IfSame!);
        }

        return message;
    }
}
