using System.Net.Http.Headers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Writes what the lines of a recording contain.</summary>
internal static class RecordingLines
{
    private const int MaxCauses = 5;

    // The headers that matter to a client, or to a reader of the recording. Any other may identify a person or a session.
    private static readonly HashSet<string> KnownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "User-Agent", "Content-Type", "Content-Length", "Content-Encoding", "Range", "If-Range", "Content-Range", "Accept-Ranges", "ETag",
        "Last-Modified", "Date", "Retry-After", "Server", "Via", "CF-Ray", "X-Request-Id", "X-Runware-Dry-Run", "Location",
        "Transfer-Encoding",
    };

    /// <returns>The tasks that the request is about.</returns>
    public static HashSet<Guid> WriteRequest(
        Utf8JsonWriter line, int number, DateTimeOffset at, HttpRequestMessage request, BodyCapture? body, RecordingSecrets secrets)
    {
        line.WriteString(RecordingFormat.Type, RecordingFormat.RequestType);
        line.WriteNumber(RecordingFormat.Exchange, number);
        line.WriteString(RecordingFormat.At, RecordingFormat.Time(at));
        line.WriteString(RecordingFormat.Method, request.Method.Method);
        var redactor = new BodyRedactor(secrets, []);
        if (request.RequestUri is { } url)
        {
            line.WriteString(RecordingFormat.Url, redactor.Url(url));
        }

        WriteHeaders(line, redactor, request.Headers.NonValidated, request.Content?.Headers.NonValidated);
        return body is null ? [] : RecordedBody.WriteRequest(line, body, secrets);
    }

    public static void WriteResponse(
        Utf8JsonWriter line,
        int number,
        (DateTimeOffset At, DateTimeOffset End) times,
        HttpResponseMessage response,
        BodyRedactor redactor,
        BodyCapture body,
        bool isComplete,
        Exception? failure)
    {
        line.WriteString(RecordingFormat.Type, RecordingFormat.ResponseType);
        line.WriteNumber(RecordingFormat.Exchange, number);
        line.WriteString(RecordingFormat.At, RecordingFormat.Time(times.At));
        line.WriteString(RecordingFormat.End, RecordingFormat.Time(times.End));
        line.WriteNumber(RecordingFormat.Status, (int)response.StatusCode);
        WriteHeaders(line, redactor, response.Headers.NonValidated, response.Content.Headers.NonValidated);
        RecordedBody.WriteResponse(line, body, redactor, isComplete);
        if (failure is not null)
        {
            WriteFailure(line, failure, redactor);
        }
    }

    public static void WriteFailure(Utf8JsonWriter line, int number, DateTimeOffset at, Exception exception, BodyRedactor redactor)
    {
        line.WriteString(RecordingFormat.Type, RecordingFormat.FailureType);
        line.WriteNumber(RecordingFormat.Exchange, number);
        line.WriteString(RecordingFormat.At, RecordingFormat.Time(at));
        WriteFailure(line, exception, redactor);
    }

    private static void WriteFailure(Utf8JsonWriter line, Exception exception, BodyRedactor redactor)
    {
        line.WritePropertyName(RecordingFormat.Failure);
        Write(exception, MaxCauses);

        void Write(Exception one, int causes)
        {
            line.WriteStartObject();
            line.WriteString(RecordingFormat.Exception, one.GetType().FullName);
            if ((one as HttpRequestException)?.HttpRequestError is { } error and not HttpRequestError.Unknown)
            {
                line.WriteString(RecordingFormat.Error, error.ToString());
            }
            else if ((one as HttpIOException)?.HttpRequestError is { } ioError and not HttpRequestError.Unknown)
            {
                line.WriteString(RecordingFormat.Error, ioError.ToString());
            }

            if (one is OperationCanceledException)
            {
                line.WriteBoolean(RecordingFormat.Canceled, true);
            }

            line.WriteString(RecordingFormat.Message, redactor.Text(one.Message));
            if (one.InnerException is { } cause && causes > 0)
            {
                line.WritePropertyName(RecordingFormat.Cause);
                Write(cause, causes - 1);
            }

            line.WriteEndObject();
        }
    }

    private static void WriteHeaders(
        Utf8JsonWriter line, BodyRedactor redactor, HttpHeadersNonValidated headers, HttpHeadersNonValidated? contentHeaders)
    {
        line.WriteStartObject(RecordingFormat.Headers);
        foreach ((string name, HeaderStringValues values) in headers.Concat(contentHeaders ?? default(HttpHeadersNonValidated)))
        {
            if (KnownHeaders.Contains(name))
            {
                line.WriteString(name, redactor.Text(values.ToString()));
            }
            else if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            {
                line.WriteString(name, Placeholder.Key);
            }
        }

        line.WriteEndObject();
    }
}
