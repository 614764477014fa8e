using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Result files: ranges, expiry, and download faults.</summary>
public class DownloadTests
{
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_served_whole_in_ranges_or_as_headers(bool overSocket)
    {
        await using RunwareEmulator emulator = await CreateAsync(overSocket);
        using var client = new RawClient(emulator, overSocket);
        Uri url = await FinishedAsync(client);
        byte[] whole = await client.Http.GetByteArrayAsync(url);

        using HttpResponseMessage head = await client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        using HttpResponseMessage middle = await GetAsync(client, url, new RangeHeaderValue(whole.Length - 60, whole.Length - 51));
        using HttpResponseMessage end = await GetAsync(client, url, new RangeHeaderValue(null, 7));
        using HttpResponseMessage beyond = await GetAsync(client, url, new RangeHeaderValue(whole.Length, null));

        Assert.Equal((HttpStatusCode.OK, (long?)whole.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(HttpStatusCode.PartialContent, middle.StatusCode);
        Assert.Equal(whole[^60..^50], await middle.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes {whole.Length - 60}-{whole.Length - 51}/{whole.Length}", middle.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[^7..], await end.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task A_range_of_a_replaced_file_returns_the_new_file()
    {
        await using RunwareEmulator emulator = await CreateAsync();
        using var client = new RawClient(emulator);
        Uri url = await FinishedAsync(client);
        using HttpResponseMessage first = await GetAsync(client, url);
        EntityTagHeaderValue tag = first.Headers.ETag!;

        using HttpResponseMessage same = await GetAsync(client, url, new RangeHeaderValue(100, null), tag);
        emulator.Faults.OnDownload().Call(1).ReplaceFile();
        using HttpResponseMessage changed = await GetAsync(client, url, new RangeHeaderValue(100, null), tag);

        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
        Assert.NotEqual(await first.Content.ReadAsByteArrayAsync(), await changed.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_url_expires_after_its_ttl_and_getResponse_hands_out_a_fresh_one()
    {
        await using RunwareEmulator emulator = await CreateAsync();
        using var client = new RawClient(emulator);
        Guid id = await client.SubmitAsync(""","ttl":60""");
        _clock.Advance(TimeSpan.FromSeconds(10));
        Uri old = await UrlAsync(client, id);
        using HttpResponseMessage fresh = await GetAsync(client, old);
        _clock.Advance(TimeSpan.FromSeconds(60));
        using HttpResponseMessage expired = await GetAsync(client, old);
        Uri renewed = await UrlAsync(client, id);
        using HttpResponseMessage again = await GetAsync(client, renewed);

        Assert.Equal([200, 410, 200], new[] { fresh, expired, again }.Select(response => (int)response.StatusCode));
        using HttpResponseMessage unsigned = await GetAsync(client, new Uri(renewed.GetLeftPart(UriPartial.Path)));
        using HttpResponseMessage forged = await GetAsync(client, new Uri(old + "0000"));
        Assert.Equal([403, 403], new[] { unsigned, forged }.Select(response => (int)response.StatusCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_breaks_off_at_a_byte(bool overSocket)
    {
        await using RunwareEmulator emulator = await CreateAsync(overSocket);
        using var client = new RawClient(emulator, overSocket);
        Uri url = await FinishedAsync(client);
        emulator.Faults.OnDownload().Call(1).CutAtByte(12_345);
        using HttpResponseMessage response = await client.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] received = new byte[12_345];
        await body.ReadExactlyAsync(received);

        var failure = await Assert.ThrowsAsync<HttpIOException>(() => body.ReadExactlyAsync(new byte[1]).AsTask());

        Assert.Equal(HttpRequestError.ResponseEnded, failure.HttpRequestError);
        Assert.True(response.Content.Headers.ContentLength > received.Length);
        Assert.Equal((await client.Http.GetByteArrayAsync(url))[..received.Length], received);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_stalls_at_a_byte_until_time_has_passed(bool overSocket)
    {
        await using RunwareEmulator emulator = await CreateAsync(overSocket);
        using var client = new RawClient(emulator, overSocket);
        Uri url = await FinishedAsync(client);
        emulator.Faults.OnDownload().Call(1).StallAtByte(1000, TimeSpan.FromMinutes(1));
        using HttpResponseMessage response = await client.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        using Stream body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1000]);

        Task next = body.ReadExactlyAsync(new byte[1]).AsTask();
        Assert.False(next.IsCompleted);
        while (IsNotStalling())
        {
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        await next;
        bool IsNotStalling() => _clock.ActiveTimers == 0;
    }

    [Fact]
    public async Task A_server_may_ignore_ranges_hide_the_length_or_send_something_else()
    {
        await using RunwareEmulator emulator = await CreateAsync();
        using var client = new RawClient(emulator);
        Uri url = await FinishedAsync(client);
        emulator.Faults.OnDownload().Call(1).IgnoreRange().WithWeakETag();
        emulator.Faults.OnDownload().Call(2).WithoutLength().WithoutETag();
        emulator.Faults.OnDownload().Call(3).SendInstead();

        using HttpResponseMessage whole = await GetAsync(client, url, new RangeHeaderValue(5, 6));
        using HttpResponseMessage endless = await client.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        using HttpResponseMessage page = await GetAsync(client, url);

        Assert.Equal((HttpStatusCode.OK, true), (whole.StatusCode, whole.Headers.ETag!.IsWeak));
        Assert.Null(endless.Headers.ETag);
        Assert.Null(endless.Content.Headers.ContentLength);
        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("<!DOCTYPE", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<RunwareEmulator> CreateAsync(bool overSocket = false)
    {
        var options = new RunwareEmulatorOptions { TimeProvider = _clock };
        return overSocket ? await RunwareEmulator.StartAsync(options) : RunwareEmulator.CreateInProcess(options);
    }

    private async Task<Uri> FinishedAsync(RawClient client)
    {
        Guid id = await client.SubmitAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        return await UrlAsync(client, id);
    }

    private static async Task<Uri> UrlAsync(RawClient client, Guid id) => new((string)(await client.RowsAsync(id))[0]!["videoURL"]!);

    private static async Task<HttpResponseMessage> GetAsync(
        RawClient client, Uri url, RangeHeaderValue? range = null, EntityTagHeaderValue? ifRange = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = range;
        request.Headers.IfRange = ifRange is null ? null : new RangeConditionHeaderValue(ifRange);
        return await client.Http.SendAsync(request);
    }
}
