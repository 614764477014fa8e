namespace Runware.Wan25.Emulator;

/// <summary>
/// An exchange while it is recorded. None of its members throws: a recorder that fails stops recording, and the call continues.
/// </summary>
internal sealed class RecordedExchange
{
    private readonly RecordingFile _file;
    private readonly HttpRequestMessage _request;
    private readonly DateTimeOffset _startedAt;
    private readonly int _number;
    private Func<BodyCapture?> _body = static () => null;
    private HashSet<Guid> _tasks = [];
    private int _isRequestWritten;

    private RecordedExchange(RecordingFile file, HttpRequestMessage request)
    {
        _file = file;
        _request = request;
        _number = file.NextNumber();
        _startedAt = file.Now;
    }

    /// <summary>
    /// Begins to record a request, whose content is replaced by an observed one. Returns <see langword="null"/> if it is not recorded.
    /// </summary>
    public static RecordedExchange? TryBegin(RecordingFile file, HttpRequestMessage request)
    {
        if (!file.TryOpen())
        {
            return null;
        }

        var exchange = new RecordedExchange(file, request);
        file.Secrets.LearnKey(request);
        if (request.Content is { } content)
        {
            var observed = new ObservedRequestContent(content, file.Options.MaxBodyLength, exchange.WriteRequest);
            exchange._body = () => observed.Body;
            request.Content = observed;
        }
        else
        {
            exchange.WriteRequest();
        }

        return exchange;
    }

    public void OnResponse(HttpResponseMessage response)
    {
        WriteRequest();
        DateTimeOffset at = _file.Now;
        response.Content = new ObservedResponseContent(response.Content, _file.Options.MaxBodyLength, (body, isComplete, failure) =>
            _file.Write(line => RecordingLines.WriteResponse(
                line, _number, (at, _file.Now), response, new BodyRedactor(_file.Secrets, _tasks), body, isComplete, failure)));
    }

    public void OnFailure(Exception exception)
    {
        WriteRequest();
        _file.Write(line => RecordingLines.WriteFailure(line, _number, _file.Now, exception, new BodyRedactor(_file.Secrets, _tasks)));
    }

    /// <summary>
    /// Writes the request as soon as its body was sent, so that it is recorded even if the process ends before the response.
    /// </summary>
    private void WriteRequest()
    {
        if (Interlocked.Exchange(ref _isRequestWritten, 1) == 0)
        {
            _file.Write(line => _tasks = RecordingLines.WriteRequest(line, _number, _startedAt, _request, _body(), _file.Secrets));
        }
    }
}
