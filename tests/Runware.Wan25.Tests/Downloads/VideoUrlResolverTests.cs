using Runware.Wan25.Downloads;
using Runware.Wan25.Polling;
using Runware.Wan25.Tests.Polling;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>A video's present URL, wherever the service still knows it.</summary>
public sealed class VideoUrlResolverTests : IDisposable
{
    private static readonly Uri Fresh = new("https://files.scripted.test/1.mp4?sig=hush");
    private static readonly Guid Task = Responses.TaskId(1);

    private readonly ScriptedService _service = new();
    private readonly HttpClient _http;

    public VideoUrlResolverTests() => _http = new(_service);

    public void Dispose()
    {
        _http.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task The_live_store_is_asked_alone_and_first()
    {
        _service.Script("getResponse", call => call.Rows(
            id => ScriptedCall.Success(id, 2),
            id => ScriptedCall.Success(id, 1).Replace("success", "processing", StringComparison.Ordinal),
            id => ScriptedCall.Success(id, 1)));

        Assert.Equal(Fresh, await RefreshAsync());
        Assert.Equal([1], _service.Calls.Select(call => call.Tasks.Count));
    }

    [Fact]
    public async Task What_the_live_store_has_forgotten_the_archive_may_know()
    {
        string both = $$"""{"data":[{{ScriptedCall.Success(Task, 2)}},{{ScriptedCall.Success(Task)}}]}""";
        _service.Script("getResponse", _ => ScriptedService.Json("""{"data":[]}"""));
        _service.Script("getTaskDetails", _ => ScriptedService.Json(
            $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{Task}}","response":{{both}} }]}"""));

        Assert.Equal(Fresh, await RefreshAsync());
        Assert.Equal([1, 1], _service.Calls.Select(call => call.Tasks.Count));
    }

    [Fact]
    public async Task A_live_store_that_was_not_heard_may_know_it()
    {
        _service.Script("getResponse", _ => ScriptedService.Html(502), call => call.Rows(id => ScriptedCall.Success(id)));
        _service.Script("getTaskDetails", _ => ScriptedService.Json("""{"data":[]}"""));

        Assert.Equal(DownloadFailureKind.Transient, (await FailAsync()).Kind);
        Assert.Equal(Fresh, await RefreshAsync());
    }

    [Theory]
    [InlineData(401, typeof(RunwareApiException))]
    [InlineData(502, typeof(RunwareConnectionException))]
    public async Task A_page_that_refuses_the_key_is_the_services_error(int status, Type expected)
    {
        _service.Script("getResponse", _ => ScriptedService.Html(status));
        _service.Script("getTaskDetails", _ => ScriptedService.Html(status));

        Assert.IsType(expected, (await FailAsync()).InnerException);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("other video")]
    [InlineData("no URL")]
    public async Task Nobody_may_know(string response)
    {
        _service.OnCall = (call, _) => System.Threading.Tasks.Task.FromResult(response switch
        {
            "nothing" => ScriptedCall.Nothing(),
            "other video" => call.Rows(id => ScriptedCall.Success(id, 2)),
            _ => call.Rows(id => Responses.Row(id, $"\"status\":\"success\",\"videoUUID\":\"{ScriptedCall.VideoId(1)}\"")),
        });

        Assert.Null(await RefreshAsync());
    }

    [Fact]
    public async Task A_service_that_cannot_look_it_up_has_not_said_that_there_is_none()
    {
        _service.OnCall = (_, _) => System.Threading.Tasks.Task.FromResult(ScriptedService.Html(503));
        Assert.Equal(DownloadFailureKind.Transient, (await FailAsync()).Kind);

        _service.OnCall = (call, _) =>
        {
            var busy = call.Error("rateLimitExceeded", 429, tagged: false);
            busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return System.Threading.Tasks.Task.FromResult(busy);
        };
        var throttled = await FailAsync();
        Assert.Equal((DownloadFailureKind.Transient, TimeSpan.FromSeconds(7)), (throttled.Kind, throttled.RetryAfter));
    }

    [Theory]
    [InlineData("getResponse", 200)]
    [InlineData("getTaskDetails", 400)]
    public async Task An_error_of_the_service_is_not_its_word_that_there_is_none(string store, int status)
    {
        _service.OnCall = (call, _) => System.Threading.Tasks.Task.FromResult(
            call.TaskType == store ? call.Error("internalServerError", status, tagged: false) : ScriptedCall.Nothing());

        Assert.Equal(DownloadFailureKind.Transient, (await FailAsync()).Kind);
    }

    [Fact]
    public async Task A_page_instead_of_the_archive_is_not_its_word_either()
    {
        _service.OnCall = (call, _) => System.Threading.Tasks.Task.FromResult(
            call.TaskType == "getResponse" ? ScriptedCall.Nothing() : ScriptedService.Html(404));

        Assert.Equal(DownloadFailureKind.Transient, (await FailAsync()).Kind);
    }

    [Fact]
    public async Task The_delay_that_either_store_requests_is_kept()
    {
        _service.OnCall = (call, _) =>
        {
            var failed = ScriptedService.Html(503);
            failed.Headers.RetryAfter = call.TaskType == "getResponse" ? new(TimeSpan.FromSeconds(7)) : null;
            return System.Threading.Tasks.Task.FromResult(failed);
        };

        Assert.Equal(TimeSpan.FromSeconds(7), (await FailAsync()).RetryAfter);
    }

    [Theory]
    [InlineData("invalidApiKey", 401)]
    [InlineData("forbidden", 403)]
    public async Task A_key_that_the_service_refuses_is_reported(string code, int status)
    {
        _service.OnCall = (call, _) => System.Threading.Tasks.Task.FromResult(call.Error(code, status, tagged: false));

        var failure = await FailAsync();

        Assert.Equal(DownloadFailureKind.Transient, failure.Kind);
        Assert.Equal(code, Assert.IsType<RunwareApiException>(failure.InnerException).Error.Code);
    }

    [Fact]
    public async Task A_client_that_cannot_send_is_reported()
    {
        var failure = await Assert.ThrowsAsync<DownloadAttemptException>(
            () => RefreshAsync(http: () => throw new InvalidOperationException("No handler.")));

        Assert.Equal(DownloadFailureKind.Final, failure.Kind);
        Assert.Contains("No handler", failure.Message, StringComparison.Ordinal);
        Assert.IsType<RunwareConnectionException>(failure.InnerException);
    }

    [Theory]
    [InlineData("unknownTask", 500, 404)]
    [InlineData("taskNotFound", 404, 403)]
    [InlineData("taskNotFound", 403, 403)]
    public async Task A_task_that_is_not_known_has_no_url_whatever_the_status(string code, int status, int archiveStatus)
    {
        _service.OnCall = (call, _) => System.Threading.Tasks.Task.FromResult(
            call.TaskType == "getResponse" ? call.Error(code, status) : call.Error("noPermission", archiveStatus));

        Assert.Null(await RefreshAsync());
    }

    [Fact]
    public async Task A_video_that_has_no_id_of_its_own_is_found_by_what_tells_it_apart()
    {
        const string row = "\"status\":\"success\",\"seed\":7";
        const string more = ",\"videoUUID\":\"7\",\"videoURL\":\"https://files.scripted.test/1.mp4?sig=hush\"";
        _service.Script("getResponse", call => call.Rows(id => Responses.Row(id, row + more)));
        var videoId = VideoIdentity.Derive(new(Responses.Parse($"{{{row},\"videoUUID\":\"7\"}}")), new(Task));

        Assert.Equal(Fresh, await RefreshAsync(videoId));
    }

    [Fact]
    public async Task A_row_of_the_archive_without_an_id_is_found_by_its_file()
    {
        const string row = "\"videoURL\":\"https://files.scripted.test/1.mp4?sig=hush\",\"status\":\"success\"";
        _service.Script("getResponse", _ => ScriptedService.Json("""{"data":[]}"""));
        _service.Script("getTaskDetails", _ => ScriptedService.Json(
            Responses.Archive(Task, $$"""{"data":[{{Responses.Row(Task, row)}}]}""")));

        Assert.Equal(Fresh, await RefreshAsync(url: new("https://files.scripted.test/1.mp4?sig=old")));
        Assert.Null(await RefreshAsync(url: new("https://files.scripted.test/2.mp4?sig=old")));
    }

    [Fact]
    public async Task An_archive_that_refuses_the_key_once_may_know_it()
    {
        _service.OnCall = (call, _) => System.Threading.Tasks.Task.FromResult(
            call.TaskType == "getResponse" ? ScriptedCall.Nothing() : call.Error("invalidApiKey", 401, tagged: false));

        Assert.Equal(DownloadFailureKind.Transient, (await FailAsync()).Kind);
    }

    private Task<DownloadAttemptException> FailAsync() => Assert.ThrowsAsync<DownloadAttemptException>(() => RefreshAsync());

    private Task<Uri?> RefreshAsync(Guid? videoId = null, Uri? url = null, Func<HttpClient>? http = null)
    {
        var environment = new InjectedServices { Clock = TimeProvider.System };
        var endpoint = new Uri("https://scripted.test/v1");
        var transport = new ApiTransport(http ?? (() => _http), endpoint, ScriptedService.Key, TimeSpan.FromMinutes(1), environment);
        var video = Wan25ModelFactory.GeneratedVideo(new(Task), videoId ?? ScriptedCall.VideoId(1), url);
        return new VideoUrlResolver(transport).ResolveAsync(video, default);
    }
}
