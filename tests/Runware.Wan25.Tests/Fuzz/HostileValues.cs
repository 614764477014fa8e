using System.Text;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>JSON values that readers stumble over.</summary>
internal static class HostileValues
{
    public static IReadOnlyList<byte[]> All { get; } =
        [.. Texts().Select(Encoding.UTF8.GetBytes), "\"\xff\xfe\xc3\x28\""u8.ToArray(), [(byte)'"', 0xFF, 0xC3, (byte)'(', (byte)'"']];

    /// <summary>Names and values in strings that no reader may take for more than strings.</summary>
    private static IEnumerable<string> Texts() =>
    [
        "null", "true", "false", "[]", "{}", "[[]]", "[{}]", "[null]", "{\"\":null}", "{\"code\":{}}", "{\"error\":[{}]}",
        "0", "-0", "-1", "0.0", "1e999", "-1E+400", "1e-400", "1E400", "9223372036854775807", "-9223372036854775809",
        "18446744073709551616",
        "79228162514264337593543950335", "-79228162514264337593543950335", "7.9e28", "123456789012345678901234567890.5", "0.1e1",
        "2147483648",
        "\"\"", "\" \"", "\"1e999\"", "\"-0\"", "\"NaN\"", "\"Infinity\"", "\"0x10\"", "\"79228162514264337593543950335\"", "\"７\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"success\\ud83d\"", "\"\\u0000\"", "\"\\u0073uccess\"", "\"line\\nbreak\\r\\n\\u001b[31m\"",
        "\"\\ud83d\\ude00\"",
        "\"success\"", "\"error\"", "\"processing\"", "\"SUCCESS\"", "\"getTaskDetails\"", "\"taskNotFound\"", "\"taskExpired\"",
        "\"conflictTaskUUID\"",
        "\"internalServerError\"", "\"rateLimit\"", "\"invalidApiKey\"", "\"timeoutProvider\"",
        $"\"{RecordedResponses.Task}\"", $"\"{RecordedResponses.OtherTask}\"", $"\"{Guid.Empty}\"",
        "\"11111111-1111-4111-8111-11111111111\"",
        $"\"{{{RecordedResponses.Task}}}\"", $"[\"{RecordedResponses.Task}\"]",
        "\"/etc/passwd\"", "\"file:///etc/passwd\"", "\"javascript:alert(1)\"", "\"ftp://files.test/a.mp4\"", "\"//evil.test/a.mp4\"",
        "\"https:\"", "\"http://[::1\"",
        "\"https://user:password@evil.test/a.mp4?x=1#y\"", "\"https://evil.test/../../../../tmp/x.mp4\"", "\"https://\\u0000.test/\"",
        "\"data:video/mp4;base64,AAAA\"",
        "\"https://evil.test/" + new string('a', 70_000) + "\"", "\"" + new string('x', 5_000) + "\"",
        $"\"{RecordedResponses.Key}\"", $"\"Bearer {RecordedResponses.Key} and {RecordedResponses.Prompt}\"",
        $"\"{RecordedResponses.Prompt[..20]}\"",
        "\"see https://x.test/a?token=hush and http://y.test/#hush\"",
    ];

    /// <summary>Names of members that mean something.</summary>
    public static IReadOnlyList<byte[]> Names { get; } =
    [
        .. ("data errors error taskUUID taskType status videoUUID mediaUUID videoURL mediaURL seed cost code message progress outputs "
            + "response request numberResults balance pong").Split(' ').Select(name => Encoding.UTF8.GetBytes($"\"{name}\"")),
        "\"task\\ud800\""u8.ToArray(), "\"\\udc00\""u8.ToArray(), "\"\\u0074askUUID\""u8.ToArray(), "\"stat\\u0075s\""u8.ToArray(),
        "\"\""u8.ToArray(),
    ];

    /// <summary>Bytes that may stand anywhere.</summary>
    public static IReadOnlyList<byte[]> Fragments { get; } =
    [
        [0xEF, 0xBB, 0xBF], [0], [0xFF], "\\ud800"u8.ToArray(), "\\"u8.ToArray(), "\""u8.ToArray(), "// comment\n"u8.ToArray(),
        "/* c */"u8.ToArray(), ","u8.ToArray(),
        "{"u8.ToArray(), "]"u8.ToArray(), "}{"u8.ToArray(), "\r\n"u8.ToArray(), "nul"u8.ToArray(), "-"u8.ToArray(), "1e"u8.ToArray(),
        [0xC0, 0x80], [0xED, 0xA0, 0x80],
    ];
}
