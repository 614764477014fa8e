using System.Net;
using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Tests;

/// <summary>A service that does what a test says, call by call, and remembers what it was asked.</summary>
internal sealed class ScriptedService : HttpMessageHandler
{
    public const string Key = "scripted-secret-key";

    private readonly object _gate = new();

    /// <summary>
    /// Responds to a call. It may throw, as a network does. Calls come on several threads. They are handled one at a time, each until its
    /// first <see langword="await"/>, so that a test may count.
    /// </summary>
    public Func<ScriptedCall, CancellationToken, Task<HttpResponseMessage>> OnCall { get; set; } =
        (call, _) => Task.FromResult(call.Respond());

    public List<ScriptedCall> Calls { get; } = [];

    public IReadOnlyList<ScriptedCall> Submits => Of("videoInference");

    public IReadOnlyList<ScriptedCall> Polls => Of("getResponse");

    public IReadOnlyList<ScriptedCall> ArchiveLookups => Of("getTaskDetails");

    /// <summary>
    /// Responds to each call by the first step that takes it: the n-th call of a type gets the n-th step of that type, the last step stays.
    /// Steps run one at a time.
    /// </summary>
    public ScriptedService Script(string taskType, params Func<ScriptedCall, HttpResponseMessage>[] steps)
    {
        var before = OnCall;
        var next = 0;
        OnCall = (call, token) =>
        {
            if (call.TaskType != taskType)
            {
                return before(call, token);
            }

            lock (_gate)
            {
                return Task.FromResult(steps[Math.Min(next++, steps.Length - 1)](call));
            }
        };
        return this;
    }

    /// <summary>
    /// Holds back every response until the task has completed. On a slow machine, the first of many would otherwise have its response
    /// before the last has begun.
    /// </summary>
    public ScriptedService HoldUntil(Task release)
    {
        var scripted = OnCall;
        OnCall = async (call, token) =>
        {
            await release;
            return await scripted(call, token);
        };
        return this;
    }

    public Wan25Client CreateClient(TimeProvider? clock = null, Action<Wan25ClientOptions>? configure = null)
    {
        var options = new Wan25ClientOptions
        {
            ApiKey = Key,
            Endpoint = new("https://scripted.test/v1"),
            Polling = { FirstDelay = TimeSpan.FromSeconds(1), MinDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(4) },
            Retry = { BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(8), AttemptTimeout = TimeSpan.FromSeconds(30) },
        };
        configure?.Invoke(options);
        return new Wan25Client(options, this, clock);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var call = new ScriptedCall(request, body);
        Task<HttpResponseMessage> response;
        lock (_gate)
        {
            Calls.Add(call);
            response = OnCall(call, cancellationToken);
        }

        return await response;
    }

    private List<ScriptedCall> Of(string taskType)
    {
        lock (_gate)
        {
            return Calls.FindAll(call => call.TaskType == taskType);
        }
    }

    public static HttpResponseMessage Json(string json, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(int status) =>
        new((HttpStatusCode)status) { Content = new StringContent("<html><body>Bad gateway</body></html>", Encoding.UTF8, "text/html") };
}

/// <summary>One call to the scripted service.</summary>
internal sealed class ScriptedCall
{
    public ScriptedCall(HttpRequestMessage request, byte[] body)
    {
        Body = body;
        Uri = request.RequestUri!;
        Authorization = request.Headers.Authorization?.ToString();
        UserAgent = request.Headers.UserAgent.ToString();
        ContentLength = request.Content?.Headers.ContentLength;
        Tasks = body.Length == 0 ? [] : [.. JsonDocument.Parse(body).RootElement.EnumerateArray()];
    }

    public byte[] Body { get; }

    public Uri Uri { get; }

    public string? Authorization { get; }

    public string UserAgent { get; }

    public long? ContentLength { get; }

    public List<JsonElement> Tasks { get; }

    public string? TaskType => Tasks.Count == 0 ? null : Tasks[0].GetProperty("taskType").GetString();

    public Guid TaskId => Tasks[0].GetProperty("taskUUID").GetGuid();

    public IEnumerable<Guid> TaskIds => Tasks.Where(task => task.GetProperty("taskType").GetString() == "getResponse")
        .Select(task => task.GetProperty("taskUUID").GetGuid());

    public HttpResponseMessage Respond() => TaskType switch
    {
        "videoInference" => Acknowledge(),
        "getResponse" => ScriptedService.Json($$"""{"data":[{{string.Join(',', TaskIds.Select(id => Success(id)))}}]}"""),
        "getTaskDetails" => Error("taskNotFound", 404),
        _ => throw new InvalidOperationException($"Nothing is scripted for {TaskType}."),
    };

    public HttpResponseMessage Acknowledge() =>
        ScriptedService.Json($$"""{"data":[{"taskType":"videoInference","taskUUID":"{{TaskId}}"}]}""");

    public HttpResponseMessage Processing() => Rows(id => $$"""{"taskType":"videoInference","taskUUID":"{{id}}","status":"processing"}""");

    public HttpResponseMessage Rows(params Func<Guid, string>[] rows) =>
        ScriptedService.Json($$"""{"data":[{{string.Join(',', TaskIds.SelectMany(id => rows.Select(row => row(id))))}}]}""");

    public static HttpResponseMessage Nothing() => ScriptedService.Json("""{"data":[]}""");

    public HttpResponseMessage Conflict() => Error("conflictTaskUUID", 400);

    public HttpResponseMessage Error(string code, int status, bool tagged = true) => ScriptedService.Json(
        $$"""
        {"data":[],"errors":[{"code":"{{code}}","message":"The service says {{code}}."{{(tagged ? $",\"taskUUID\":\"{TaskId}\"" : "")}}}]}
        """, status);

    public static string Success(Guid taskId, int n = 1) =>
        $$"""
        {"taskType":"videoInference","taskUUID":"{{taskId}}","status":"success","videoUUID":"{{VideoId(n)}}",
        "videoURL":"https://files.scripted.test/{{n}}.mp4?sig=hush","seed":{{n}},"cost":0.25}
        """;

    public static Guid VideoId(int n) => new($"00000000-0000-4000-8000-{n:D12}");
}
