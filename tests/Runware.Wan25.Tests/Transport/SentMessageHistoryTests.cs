using System.Net;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

/// <summary>What a record of sendings proves.</summary>
public class SentMessageHistoryTests
{
    private static readonly HttpRequestException Refused = new(HttpRequestError.ConnectionError);
    private static readonly HttpRequestException Lost = new(HttpRequestError.ResponseEnded);

    public static TheoryData<object[], bool, bool, bool> Ends => new()
    {
        // ends of the sendings, nothing sent, nothing accepted, the last one speaks for all
        { [Refused], true, true, true },
        { [Refused, Refused], true, true, true },
        { [new HttpRequestException(HttpRequestError.NameResolutionError)], true, true, true },
        { [new HttpRequestException(HttpRequestError.SecureConnectionError)], true, true, true },
        { [new HttpRequestException(HttpRequestError.ProxyTunnelError)], true, true, true },
        { [Lost], false, false, false },
        { [new IOException()], false, false, false },
        { [Lost, Refused], false, false, false },
        { [Lost, 402], false, false, false },
        { [Lost, 401], false, false, false },
        { [Lost, 429], false, false, false },
        { [429, Refused], false, true, true },
        { [Refused, 402], false, true, true },
        { [429, 402], false, true, true },
        { [401, 200], false, false, true },
        { [200], false, false, true },
        { [500], false, false, true },
        { [409], false, false, true },
        { [408, 402], false, false, false },
        { [409, 402], false, false, false },
        { [499, 402], false, false, false },
        { [302, 402], false, false, false },
        { [500, 402], false, false, false },
        { [200, 402], false, false, false },
        { [402, Lost], false, false, false },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Each_sending_counts(object[] ends, bool nothingSent, bool nothingAccepted, bool lastSpeaks)
    {
        var record = ApiResponses.Record(isRecorded: true, ends);

        Assert.Equal(
            (true, nothingSent, nothingAccepted, lastSpeaks),
            (record.IsComplete, record.ProvesNothingSent, record.ProvesNothingAccepted, record.OtherSentMessagesProveNotAccepted));
    }

    [Fact]
    public void What_was_not_recorded_proves_nothing()
    {
        foreach (var end in new object[] { Refused, 402, 429, 200 })
        {
            var record = ApiResponses.Record(isRecorded: false, end);

            Assert.Equal(
                (false, false, false, false),
                (record.IsComplete, record.ProvesNothingSent, record.ProvesNothingAccepted, record.OtherSentMessagesProveNotAccepted));
        }
    }

    [Fact]
    public void No_sending_and_no_response_is_proof_only_where_it_would_have_been_seen()
    {
        var seen = ApiResponses.Record(isRecorded: true);
        var unseen = ApiResponses.Record(isRecorded: false);

        Assert.Equal((true, true), (seen.IsComplete, seen.ProvesNothingSent));
        Assert.Equal((false, false), (unseen.IsComplete, unseen.ProvesNothingSent));
    }

    [Fact]
    public void A_response_that_no_sending_brought_proves_nothing()
    {
        var record = New();
        using var response = new HttpResponseMessage(HttpStatusCode.PaymentRequired);
        record.Close(response, isRecorded: true);

        Assert.Equal((false, false, false), (record.IsComplete, record.ProvesNothingSent, record.OtherSentMessagesProveNotAccepted));
    }

    [Fact]
    public void A_sending_that_goes_on_proves_nothing_whatever_comes_of_it_later()
    {
        var record = New();
        var slow = record.Begin();
        using var response = new HttpResponseMessage(HttpStatusCode.PaymentRequired);
        record.Begin().End(response);
        record.Close(response, isRecorded: true);
        slow.End(Refused);

        Assert.Equal((null, null), (slow.Response, slow.Failure));
        Assert.Equal((false, false), (record.ProvesNothingAccepted, record.OtherSentMessagesProveNotAccepted));
    }

    [Fact]
    public void A_copy_of_the_only_response_is_that_response()
    {
        var record = New();
        using var original = new HttpResponseMessage(HttpStatusCode.OK);
        using var copy = new HttpResponseMessage(HttpStatusCode.OK);
        record.Begin().End(original);
        record.Close(copy, isRecorded: true);

        Assert.True(record.OtherSentMessagesProveNotAccepted);
    }

    [Fact]
    public void Nothing_is_sent_for_an_attempt_that_has_ended()
    {
        var record = ApiResponses.Record(isRecorded: true, Refused);

        Assert.Throws<OperationCanceledException>(record.Begin);
        Assert.True(record.ProvesNothingSent);
    }

    private static SentMessageHistory New() => new(new("https://scripted.test/v1"), new ByteArrayContent([]));
}
