using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>The key, the prompts and the queries of signed URLs appear in nothing that is printed, whatever happens.</summary>
[Collection(ClockDriven.Name)]
public class LeakTests
{
    private const string Prompt = "a very secret lighthouse that nobody may read about";
    private const string NegativePrompt = "no quiet redactor of the keeper either";
    private const string Quotation = $"Your prompt '{Prompt}' and '{NegativePrompt}' cannot be used";
    private const string Signature = "hush";

    [Theory]
    [InlineData("success")]
    [InlineData("refusal that quotes the prompt")]
    [InlineData("refusal that quotes the key")]
    [InlineData("failure that quotes a URL and the beginning of the prompt")]
    [InlineData("network that quotes the key")]
    [InlineData("refusal that quotes prompts given by path")]
    [InlineData("failure that quotes prompts given by path")]
    [InlineData("polls that quote the prompts until the timeout")]
    [InlineData("polls that quote the prompts and refuse the key")]
    [InlineData("lookup that quotes the prompts and refuses the key")]
    [InlineData("timeout")]
    [InlineData("download that fails")]
    [InlineData("validation")]
    public async Task Nothing_secret_is_printed(string story)
    {
        using var output = new CapturedOutput();
        var clock = new VirtualTimeProvider();
        var service = new ScriptedService();
        Arrange(service, story);
        using var client = new Wan25Client(
            new()
            {
                ApiKey = ScriptedService.Key,
                Endpoint = new("https://scripted.test/v1"),
                CompletionTimeout = TimeSpan.FromMinutes(1),
                Retry = { MaxAttempts = 2 },
            },
            service, clock, output);

        try
        {
            var isByPath = story.EndsWith("given by path", StringComparison.Ordinal);
            var prompts = isByPath
                ? VideoRequest.FromText("x").WithParameter("positivePrompt", Prompt).WithParameter("negativePrompt", NegativePrompt)
                : VideoRequest.FromText(Prompt).WithNegativePrompt(NegativePrompt);
            var request = prompts.WithWebhook(new($"https://hooks.test/?token={Signature}")).WithResults(story == "validation" ? 99 : 1)
                .Build();
            output.Add(request.ToString());
            var result = await clock.RunAsync(client.GenerateAsync(request, output));
            output.Add(result.ToString(), result.Videos[0].ToString());
            await clock.RunAsync(client.DownloadAsync(result.Videos[0], new MemoryStream()));
        }
        catch (Exception exception) when (exception is RunwareException)
        {
            output.Add(exception.ToString());
        }

        output.Add(client.ToString()!, new Wan25ClientOptions { ApiKey = ScriptedService.Key }.ToString());
        Assert.NotEmpty(output.Lines);
        Assert.All(output.Lines, line =>
        {
            Assert.DoesNotContain(ScriptedService.Key, line, StringComparison.Ordinal);
            Assert.DoesNotContain("secret lighthouse", line, StringComparison.Ordinal);
            Assert.DoesNotContain("redactor of the keeper", line, StringComparison.Ordinal);
            Assert.DoesNotContain(Signature, line, StringComparison.Ordinal);
        });
    }

    private static void Arrange(ScriptedService service, string story)
    {
        switch (story)
        {
            case "refusal that quotes the prompt":
            case "refusal that quotes prompts given by path":
                service.Script("videoInference", call => Refuse(Quotation, call, 400));
                break;
            case "failure that quotes prompts given by path":
                service.Script("getResponse", call => Refuse(Quotation, call, 200));
                break;
            case "polls that quote the prompts until the timeout":
                service.Script("getResponse", call => Refuse(Quotation, call, 500, "serviceOverloaded"));
                break;
            case "polls that quote the prompts and refuse the key":
                service.Script("getResponse", call => Refuse(Quotation, call, 401, "invalidApiKey"));
                break;
            case "lookup that quotes the prompts and refuses the key":
                service.Script("videoInference", _ => throw new HttpRequestException("reset"));
                service.Script("getResponse", call => Refuse(Quotation, call, 401, "invalidApiKey"));
                break;
            case "refusal that quotes the key":
                service.Script("videoInference", call => Refuse($"The key {ScriptedService.Key} is revoked", call, 401));
                break;
            case "failure that quotes a URL and the beginning of the prompt":
                service.Script("getResponse", call => Refuse($"Failed: {Prompt[..30]}… https://hooks.test/?token={Signature}", call, 200));
                break;
            case "network that quotes the key":
                service.OnCall = (_, _) => throw new HttpRequestException($"Proxy refused 'Bearer {ScriptedService.Key}'");
                break;
            case "timeout":
                service.Script("getResponse", call => call.Processing());
                break;
            case "download that fails":
                var response = service.OnCall;
                service.OnCall = (call, token) =>
                    call.TaskType is null ? Task.FromResult(ScriptedService.Html(404)) : response(call, token);
                break;
            default:
                service.Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)));
                service.OnCall = Files(service.OnCall);
                break;
        }
    }

    private static Func<ScriptedCall, CancellationToken, Task<HttpResponseMessage>> Files(
        Func<ScriptedCall, CancellationToken, Task<HttpResponseMessage>> api) =>
        (call, token) => call.TaskType is null
            ? Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(Downloads.SampleVideo.Mp4(100)) })
            : api(call, token);

    private static HttpResponseMessage Refuse(string message, ScriptedCall call, int status, string code = "invalidSomething") =>
        ScriptedService.Json(
            $$"""{"errors":[{"code":"{{code}}","status":"error","message":"{{message}}","taskUUID":"{{call.TaskId}}"}]}""", status);

    /// <summary>Collects logs of every level, spans, measurements and whatever a test adds.</summary>
    private sealed class CapturedOutput : ILoggerFactory, ILogger, IProgress<VideoProgress>
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private readonly ActivityListener _spans;
        private readonly MeterListener _meters = new();

        public CapturedOutput()
        {
            _spans = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Wan25Telemetry.SourceName,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => Add([
                    activity.DisplayName, .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), activity.StatusDescription ?? ""
                ]),
            };
            ActivitySource.AddActivityListener(_spans);
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Wan25Telemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<double>(
                (instrument, _, tags, _) => Add([instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]));
            _meters.Start();
        }

        public IEnumerable<string> Lines => _lines;

        public void Add(params string[] lines) => Array.ForEach(lines, _lines.Enqueue);

        public void Report(VideoProgress value) => Add(value.ToString());

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception), exception?.ToString() ?? "");

        public void Dispose()
        {
            _spans.Dispose();
            _meters.Dispose();
        }
    }
}
