using System.Net;
using Microsoft.Extensions.Logging;
using Runware.Wan25.AspNetCore.Webhooks;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>Calls that are turned away: none of them reaches the client or the service.</summary>
public class WebhookRefusalTests
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    public static TheoryData<string> Forgeries => new(
        "x",
        "1..",
        new string('a', 43),
        new string('.', 90),
        new string('1', 5000),
        $"1.{Id}.99999999999",
        $"1.{Id}.99999999999.{new string('A', 43)}",
        new WebhookToken(Id, 99999999999).Sign("another secret of at least 32 bytes"u8.ToArray()),
        new WebhookToken(Id, 99999999999).Sign("another secret of at least 32 bytes"u8.ToArray()).ToUpperInvariant(),
        "1.%00.é.𝕏");

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_a_401(string token)
    {
        await using var app = await WebApp.StartAsync();
        await app.OrderAsync();
        var before = app.Emulator.Ledger.Requests.All;

        Assert.Equal(401, await app.PostAsync($"{WebApp.Pattern}/{Uri.EscapeDataString(token)}"));

        Assert.Equal(before, app.Emulator.Ledger.Requests.All);
        Assert.DoesNotContain(
            app.Logs.Entries,
            entry => entry.Category.StartsWith("Runware", StringComparison.Ordinal) && entry.Level > LogLevel.Information);
    }

    [Fact]
    public async Task Every_single_changed_character_of_a_token_is_noticed()
    {
        await using var app = await WebApp.StartAsync();
        var (operation, _) = await app.OrderAsync();
        var path = app.WebhookPathOf(operation);

        for (var place = WebApp.Pattern.Length + 1; place < path.Length; place++)
        {
            var forged = path[..place] + (path[place] == '0' ? '1' : '0') + path[(place + 1)..];
            Assert.Equal(401, await app.PostAsync(forged));
        }

        Assert.Equal(0, app.Emulator.Ledger.Requests.Polls);
        Assert.Equal(204, await app.PostAsync(path));
    }

    [Fact]
    public async Task An_expired_token_is_a_410_and_a_forged_expired_one_a_401()
    {
        await using var app = await WebApp.StartAsync(setup => setup.Webhooks = options => options.Lifetime = TimeSpan.FromHours(1));
        app.Emulator.Faults.OnGeneration().NeverFinish();
        var operation = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());
        var path = app.WebhookPathOf(operation);

        app.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(204, await app.PostAsync(path));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(410, await app.PostAsync(path));
        Assert.Equal(401, await app.PostAsync(path[..^1] + (path[^1] == 'A' ? 'B' : 'A')));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_a_405(string method)
    {
        await using var app = await WebApp.StartAsync();
        var (operation, _) = await app.OrderAsync();
        using var request = new HttpRequestMessage(new(method), app.WebhookPathOf(operation));

        using var response = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(0, app.Emulator.Ledger.Requests.Polls);
    }

    [Theory]
    [InlineData(1000, true, 204)]
    [InlineData(1000, false, 204)]
    [InlineData(1001, true, 413)]
    [InlineData(1001, false, 413)]
    [InlineData(10_000_000, false, 413)]
    public async Task A_body_beyond_the_limit_is_a_413_with_and_without_a_length(int length, bool withLength, int status)
    {
        await using var app = await WebApp.StartAsync(setup => setup.Webhooks = options => options.MaxBodySize = 1000);
        var (operation, _) = await app.OrderAsync();
        using HttpContent content = withLength ? new ByteArrayContent(new byte[length]) : new StreamContent(new Unmeasured(length));

        Assert.Equal(status, await app.PostAsync(app.WebhookPathOf(operation), content));

        if (status != 204)
        {
            Assert.Equal(0, app.Emulator.Ledger.Requests.Polls);
        }
    }

    [Fact]
    public async Task A_forged_call_is_turned_away_before_its_body_is_read()
    {
        await using var app = await WebApp.StartAsync();
        var body = new Unmeasured(10_000_000);
        using var content = new StreamContent(body);

        Assert.Equal(401, await app.PostAsync($"{WebApp.Pattern}/forged", content));

        Assert.True(body.Position < 10_000_000);
    }

    /// <summary>A stream of zeros that cannot tell its length.</summary>
    private sealed class Unmeasured(long length) : Stream
    {
        private long _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - _given);
            _given += given;
            return given;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
