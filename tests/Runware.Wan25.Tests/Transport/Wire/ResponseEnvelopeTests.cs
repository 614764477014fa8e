using System.Buffers;
using System.Diagnostics;
using System.Text;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>
/// A response is read as far as it makes sense, or not at all; reading it never throws and never takes more than a multiple of its size.
/// </summary>
public class ResponseEnvelopeTests
{
    private static readonly Guid Task = new("11111111-1111-4111-8111-111111111111");

    [Theory]
    [InlineData("""{"data":"x","errors":1}""", 0, 0)]
    [InlineData("""{"data":null,"errors":null,"error":null}""", 0, 0)]
    [InlineData("""{"data":true,"errors":true}""", 0, 1)]
    [InlineData("""{"data":[],"errors":[true,[true,true]],"error":true}""", 0, 1)]
    [InlineData("""{"data":[],"errors":["x"],"error":true}""", 0, 2)]
    [InlineData("""{"data":1e999,"errors":"x","error":"y"}""", 0, 2)]
    [InlineData("""{"data":{},"errors":{}}""", 1, 1)]
    [InlineData("""{"data":[1,null,"x",[],{}],"errors":[1,null,"x",[["y"]],{}]}""", 1, 3)]
    [InlineData("""{"data":[{}],"data":[{},{}]}""", 2, 0)]
    [InlineData("""[{},1]""", 1, 0)]
    [InlineData("""{"\ud800":1,"\u0064ata":[{"\udc00":"\ud800"}]}""", 1, 0)]
    public void Members_of_any_type_are_read_as_what_they_can_be(string json, int rows, int errors)
    {
        using var envelope = Read(json);

        Assert.Equal((rows, errors), (envelope!.Rows.Count(), envelope.Errors.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("null")]
    [InlineData("\"data\"")]
    [InlineData("{\"data\":[]}garbage")]
    [InlineData("{\"data\":[]/* comment */}")]
    [InlineData("{\"data\":[],}")]
    [InlineData("{\"data\":[")]
    [InlineData("{'data':[]}")]
    [InlineData("{\"data\":[NaN]}")]
    [InlineData("{\"a\":\"\\ud8")]
    [InlineData("{\"a\":\"\\ux123\"}")]
    [InlineData("<html></html>")]
    public void What_is_not_the_services_JSON_is_no_envelope(string text) => Assert.Null(Read(text));

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        using var envelope = Read([0xEF, 0xBB, 0xBF, .. """{"data":[{}]}"""u8]);

        Assert.Single(envelope!.Rows);
    }

    [Theory]
    [InlineData("\\ud800", "\uFFFD")]
    [InlineData("\\uDBFF!", "\uFFFD!")]
    [InlineData("\\udc00\\ud83d", "\uFFFD\uFFFD")]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\\\ud800", "\\ud800")]
    [InlineData("\\/\\ud800", "/\uFFFD")]
    [InlineData("\\ud83d\\u0041", "\uFFFDA")]
    public void Half_of_a_surrogate_pair_costs_a_character_and_not_the_response(string text, string read)
    {
        using var envelope = Read(
            $$"""{"data":[{"taskUUID":"{{Task}}","status":"{{text}}","t\ud800":1}],"errors":[{"code":"{{text}}","message":"{{text}}"}]}""");

        var row = new TaskRow(envelope!.Rows.First());
        Assert.Equal((Task, false, false), (row.TaskId, row.IsSuccess, row.IsError));
        Assert.Equal((read, read), (row.Status.Text(), envelope.Errors[0].ToError(new Redactor("key-of-no-use")).Message));
    }

    [Fact]
    public void Bytes_that_are_no_text_cost_a_character_and_not_the_response()
    {
        using var envelope = Read([
            .. "{\"errors\":[{\"code\":\"taskFailed\",\"message\":\"a"u8, 0xFF, 0xC3, .. "b"u8, 0xED, 0xA0, 0x80, .. "\",\"x"u8, 0xFF,
            .. "\":1}]}"u8
        ]);

        Assert.StartsWith("a??b?", envelope!.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(64, false)]
    [InlineData(1000, false)]
    [InlineData(1_000_000, false)]
    public void Nesting_has_an_end(int depth, bool isRead)
    {
        using var envelope = Read($$"""{"data":[],"x":{{new string('[', depth)}}{{new string(']', depth)}}}""");

        Assert.Equal(isRead, envelope is not null);
    }

    [Fact]
    public void A_million_elements_are_read_and_more_are_not_even_parsed()
    {
        using var many = Read($$"""{"data":[{{string.Join(',', Enumerable.Repeat("0", 900_000))}}]}""");
        Assert.Empty(many!.Rows);

        var elements = BoundedResponseReader.Limit / 3 - 1;
        var length = 1 + (elements * 3);
        var pooled = ArrayPool<byte>.Shared.Rent(length);
        for (var at = 0; at < elements; at++)
        {
            "[],"u8.CopyTo(pooled.AsSpan(1 + (at * 3)));
        }

        (pooled[0], pooled[length - 1]) = ((byte)'[', (byte)']');
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(ResponseEnvelope.TryRead(pooled, length));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Many_errors_beside_many_members_take_no_square_of_time()
    {
        var members = string.Concat(Enumerable.Range(0, 200_000).Select(n => $"\"m{n}\":0,"));
        var clock = Stopwatch.StartNew();
        using var envelope = Read(
            $$"""{"taskUUID":"{{Task}}",{{members}}"errors":[{{string.Join(',', Enumerable.Repeat("\"x\"", 200_000))}}]}""");

        Assert.Equal(200_000, envelope!.Errors.Count(error => error.TaskId == Task));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"It took {clock.Elapsed}.");
    }

    private static ResponseEnvelope? Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static ResponseEnvelope? Read(byte[] json)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(json.Length);
        json.CopyTo(pooled, 0);
        return ResponseEnvelope.TryRead(pooled, json.Length);
    }
}
