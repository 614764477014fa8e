using Runware.Wan25.Transport;

namespace Runware.Wan25.Downloads;

/// <summary>Requests a file from its host, and follows redirects.</summary>
internal sealed class VideoHostClient(Func<HttpClient> httpClient, RedirectPolicy redirects, Redactor redactor)
{
    /// <summary>Gets the first response that is not a redirect, as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> GetAsync(Uri url, RangeRequest range, VideoHostInactivityTimeout wait)
    {
        redirects.CheckStart(url);
        for (int count = 0; count <= RedirectPolicy.MaxRedirects; count++)
        {
            HttpResponseMessage response = await SendAsync(url, range, wait).ConfigureAwait(false);
            try
            {
                if (NextUrl(url, response) is not { } next)
                {
                    return response;
                }

                url = next;
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
        }

        throw RedirectPolicy.TooMany(url);
    }

    private Uri? NextUrl(Uri url, HttpResponseMessage response)
    {
        // A host's own handler may have followed redirects before we saw them; where it arrived has to be allowed all the same.
        Uri arrived = response.RequestMessage?.RequestUri ?? url;
        redirects.CheckStep(url, arrived);
        Uri? next = RedirectPolicy.NextUrl(arrived, response);
        if (next is not null)
        {
            redirects.CheckStep(arrived, next);
        }

        return next;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri url, RangeRequest range, VideoHostInactivityTimeout wait)
    {
        HttpClient client = CreateClient();
        using HttpRequestMessage message = range.ToMessage(url, client);
        try
        {
            wait.Begin();
            return await ApiTransport.SendAsync(client, message, wait.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw wait.ToFailure(exception, url);
        }
        finally
        {
            wait.End();
        }
    }

    // The host's factory and its handlers: another attempt would fail the same way.
    private HttpClient CreateClient()
    {
        try
        {
            return httpClient();
        }
        catch (Exception exception)
        {
            throw new DownloadAttemptException(
                DownloadFailureKind.Final,
                $"the HTTP client and its handlers cannot be created: {redactor.Redact(exception.Message)}",
                redactor.Redact(exception));
        }
    }
}
