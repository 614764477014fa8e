using System.Net;
using System.Text;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>Responses that no service should give, about a task.</summary>
internal static class HostileResponses
{
    // Ten times as many videos, and fifty times as many failures, as a result keeps.
    private const int Many = 10_000;

    private static readonly byte[] MillionElements =
        Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}}]}""");

    public static IReadOnlyDictionary<string, Func<Guid, TimeProvider, HttpResponseMessage>> All { get; } =
        new Dictionary<string, Func<Guid, TimeProvider, HttpResponseMessage>>
        {
            ["too long, and says so"] = (_, _) => Stream(new EndlessStream(), length: 1L << 40),
            ["endless"] = (_, _) => Stream(new EndlessStream()),
            ["endless, a byte at a time"] = (_, clock) => Stream(new EndlessStream(clock)),
            ["nothing"] = (_, _) => Text("", 204),
            ["not modified"] = (_, _) => Text("", 304),
            ["redirect"] = (_, _) => With("Location", "https://evil.test/", Text("""{"data":[]}""", 307)),
            ["status 600"] = (id, _) => Text(Error(id, "x"), 600),
            ["status 999"] = (_, _) => Text("?", 999),
            ["status 0"] = (_, _) => Text("{}", 0),
            ["compressed, unasked"] = (_, _) => With("Content-Encoding", "gzip", Text("\u001f\u008b")),
            ["negative Retry-After"] = (_, _) => With("Retry-After", "-5", Text("{}", 429)),
            ["garbage Retry-After"] = (_, _) => With("Retry-After", "soon", Text("{}", 429)),
            ["century of Retry-After"] = (_, _) => With("Retry-After", "2147483647", Text("{}", 429)),
            ["beyond Retry-After"] = (_, _) => With("Retry-After", "99999999999999999999", Text("{}", 503)),
            ["end of time as Retry-After"] = (_, _) => With("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT", Text("{}", 429)),
            ["byte order mark"] = (_, _) => Text("\uFEFF{}"),
            ["NUL"] = (_, _) => Text("\0\0\0"),
            ["no text"] = (_, _) => Bytes([0x7B, 0xFF, 0xFE, 0x7D]),
            ["comments"] = (_, _) => Text("{/* */}"),
            ["garbage behind"] = (_, _) => Text("""{"data":[]}}"""),
            ["nested"] = (_, _) => Text($$"""{"data":{{new string('[', 1000)}}{{new string(']', 1000)}}}"""),
            ["a million elements"] = (_, _) => Bytes(MillionElements),
            ["halves of characters"] = (id, _) => Text($$"""{"\ud800":1,"data\ud800":1,"data":"""
                + $$"""[{"task\ud800":1,"taskUUID":"{{id}}","status":"\ud800","videoURL":"\udc00"}],"errors":["\ud800"]}""", 400),
            ["status that is a half"] = (id, _) => Text($$"""{"data":[{"taskUUID":"{{id}}","status":"succes\udfff"}]}"""),
            ["task ids of every type"] = (_, _) =>
                Text("""{"data":[{"taskUUID":1},{"taskUUID":null},{"taskUUID":[]},{"taskUUID":{}},{"taskUUID":true},{"taskUUID":""}]}"""),
            ["errors of every type"] = (_, _) => Text("""{"data":[],"errors":[1,null,[],{},true,"",1e999,[[["x"]]]]}"""),
            ["members twice"] = (id, _) =>
                Text($$"""{"data":[{"taskUUID":"{{id}}","taskUUID":7,"status":"success","status":[]}],"data":1,"errors":{},"errors":[]}"""),
            ["a longer row than anything"] = (id, _) =>
                Text($$"""{"data":[{"taskUUID":"{{id}}","status":"processing",{{ManyOf(n => $"\"a{n}\":0")}}}]}"""),
            ["a status that fills the log"] =
                (id, _) => Text($$"""{"data":[{"taskUUID":"{{id}}","status":"{{new string('s', 1_000_000)}}\nfake line"}]}"""),
            ["many errors about the request"] = (id, _) => Text(Errors(id, "internalServerError"), 500),
            ["many untagged errors"] = (_, _) => Text($$"""{"errors":[{{string.Join(',', Enumerable.Repeat("\"no\"", Many))}}]}""", 400),
            ["a text to scrub for hours"] = (id, _) => Text(
                $$"""{"errors":[{"code":"x","message":"{{string.Concat(Enumerable.Repeat("http://", Many))}}","taskUUID":"{{id}}"}]}""",
                500),
            ["many rows without an URL"] = (id, _) =>
                Text(Rows(_ => $$"""{"taskUUID":"{{id}}","status":"success","videoUUID":"{{Guid.NewGuid()}}"}""")),
        };

    /// <summary>Responses that end a wait, and may: with a video or with a failure.</summary>
    public static IReadOnlyDictionary<string, Func<Guid, HttpResponseMessage>> Endings { get; } =
        new Dictionary<string, Func<Guid, HttpResponseMessage>>
        {
            ["many videos"] = id => Text(Rows(n => ScriptedCall.Success(id, n))),
            ["many verdicts"] = id => Text(Errors(id, "timeoutProvider")),
            ["many failed rows"] = id => Text(Rows(n => $$"""{"taskUUID":"{{id}}","status":"error","error":"{{n}}"}""")),
            ["priceless"] = id => Text($$"""{"data":[{{Priceless(id, 1)}},{{Priceless(id, 2)}}]}"""),
        };

    private static string Priceless(Guid id, int n) =>
        ScriptedCall.Success(id, n).Replace("0.25", "79228162514264337593543950335", StringComparison.Ordinal);

    private static string Error(Guid id, string code) => $$"""{"errors":[{"code":"{{code}}","message":"m","taskUUID":"{{id}}"}]}""";

    private static string Errors(Guid id, string code) =>
        $$"""{"errors":[{{ManyOf(n => $$"""{"code":"{{code}}","message":"m{{n}}","taskUUID":"{{id}}"}""")}}]}""";

    private static string Rows(Func<int, string> row) => $$"""{"data":[{{ManyOf(row)}}]}""";

    private static string ManyOf(Func<int, string> element) => string.Join(',', Enumerable.Range(1, Many).Select(element));

    private static HttpResponseMessage Text(string text, int status = 200) => Bytes(Encoding.UTF8.GetBytes(text), status);

    private static HttpResponseMessage Bytes(byte[] bytes, int status = 200) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(bytes) };

    private static HttpResponseMessage Stream(Stream stream, long? length = null)
    {
        var response = new HttpResponseMessage { Content = new StreamContent(stream) };
        response.Content.Headers.ContentLength = length;
        return response;
    }

    private static HttpResponseMessage With(string header, string value, HttpResponseMessage response)
    {
        if (!response.Headers.TryAddWithoutValidation(header, value))
        {
            response.Content.Headers.TryAddWithoutValidation(header, value);
        }

        return response;
    }
}
