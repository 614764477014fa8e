namespace Runware.Wan25.Validation;

/// <summary>A URL must be absolute, or it means nothing to the service; and it must be one the service can call.</summary>
internal static class WebUrlValidator
{
    public static void Check(Uri? url, string path, bool skipLimits, ref ErrorCollector errors)
    {
        if (url is not null && (!url.IsAbsoluteUri || (!skipLimits && !WebUrl.IsHttpOrHttps(url))))
        {
            errors.AddUnexpected(path, "an absolute http or https URL", url.IsAbsoluteUri ? "one of another scheme" : "a relative one");
        }
    }
}
