namespace Runware.Wan25.Downloads;

/// <summary>Asks the host of a file for it, through redirects.</summary>
internal sealed class DownloadClient(Func<HttpClient> httpClient)
{
    /// <summary>The first answer that is not a redirect, as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> AskAsync(Uri url, RangeRequest range, StallTimer stall, CancellationToken cancellationToken)
    {
        RedirectPolicy.CheckStart(url);
        for (int redirects = 0; redirects <= RedirectPolicy.MaxRedirects; redirects++)
        {
            HttpResponseMessage answer = await SendAsync(url, range, stall, cancellationToken).ConfigureAwait(false);
            try
            {
                Uri? next = NextUrl(url, answer);
                if (next is null)
                {
                    return answer;
                }

                url = next;
            }
            catch
            {
                answer.Dispose();
                throw;
            }

            answer.Dispose();
        }

        throw RedirectPolicy.TooMany(url);
    }

    private static Uri? NextUrl(Uri url, HttpResponseMessage answer)
    {
        // A host's own handler may have followed redirects before we saw them; where it arrived has to be allowed all the same.
        Uri arrived = answer.RequestMessage?.RequestUri ?? url;
        RedirectPolicy.CheckStep(url, arrived);
        Uri? next = RedirectPolicy.NextUrl(arrived, answer);
        if (next is not null)
        {
            RedirectPolicy.CheckStep(arrived, next);
        }

        return next;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri url, RangeRequest range, StallTimer stall, CancellationToken cancellationToken)
    {
        HttpClient client = httpClient();
        using HttpRequestMessage message = range.ToMessage(url, client);
        try
        {
            stall.Start();
            return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw stall.ToFailure(exception, url, cancellationToken);
        }
        finally
        {
            stall.Stop();
        }
    }
}
