using System.Diagnostics;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>Whatever the service returns, each call ends in time with what is documented, and a wait goes on.</summary>
[Collection(ClockDriven.Name)]
public class HostileResponseTests
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"), 2);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollDelay = TimeSpan.FromSeconds(10);

    private readonly VirtualTimeProvider _clock = new();
    private readonly ScriptedService _service = new();

    public static TheoryData<string> Responses => [.. HostileResponses.All.Keys];

    public static TheoryData<string> Endings => [.. HostileResponses.Endings.Keys];

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Every_call_ends_in_what_is_documented(string response)
    {
        _service.OnCall = (call, _) => Task.FromResult(Hostile(response, call.TaskId));
        var request = VideoRequest.FromText("A lighthouse in a storm");

        await ExpectDocumentedAsync(client => client.SubmitAsync(request.Build()));
        await ExpectDocumentedAsync(client => client.SubmitAsync(request.WithTaskId(Id.TaskId).Build()));
        await ExpectDocumentedAsync(client => client.GetOperation(Id).WaitForCompletionAsync());
        await ExpectDocumentedAsync(client => client.GetOperation(Id).UpdateAsync());
        await ExpectDocumentedAsync(client => client.UploadAsync(ImageInput.FromUrl(new("https://images.test/a.png"))));
        await ExpectDocumentedAsync(client => client.GetBalanceAsync());
        await ExpectDocumentedAsync(client => client.PingAsync());
        await ExpectDocumentedAsync(
            client => client.DownloadAsync(Wan25ModelFactory.GeneratedVideo(Id, Guid.NewGuid(), url: null), new MemoryStream()));
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task A_wait_goes_on_and_ends_with_the_videos(string response)
    {
        _service.Script(
            "getResponse",
            call => Hostile(response, call.TaskId),
            call => Hostile(response, call.TaskId),
            call => call.Rows(id => ScriptedCall.Success(id), id => ScriptedCall.Success(id, 2)));
        using var client = Client(TimeSpan.FromHours(3));

        var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());

        Assert.True(result.IsComplete);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task A_download_fails_with_what_is_documented(string response)
    {
        _service.OnCall = (call, _) => Task.FromResult(Hostile(response, Id.TaskId));

        await ExpectDocumentedAsync(client => client.DownloadAsync(
            Wan25ModelFactory.GeneratedVideo(Id, Guid.NewGuid(), new("https://files.scripted.test/a.mp4")),
            new MemoryStream()));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task An_end_that_is_too_much_is_an_end_all_the_same(string response)
    {
        _service.Script("getResponse", call => HostileResponses.Endings[response](call.TaskId));
        using var client = Client(TimeSpan.FromHours(3));
        var clock = Stopwatch.StartNew();

        var error = await Record.ExceptionAsync(async () =>
        {
            var result = await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());
            Assert.InRange(result.Videos.Count, 2, 1000);
            Assert.Null(response == "priceless" ? result.TotalCost : null);
        });

        Assert.True(error is null or VideoGenerationFailedException { Failures.Count: <= 200 }, error?.ToString());
        Assert.True(clock.Elapsed < Soon, $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_submission_without_a_time_limit_is_not_made_to_wait_for_centuries()
    {
        _service.OnCall = (call, _) => Task.FromResult(Hostile("century of Retry-After", call.TaskId));
        using var client = Client(Timeout.InfiniteTimeSpan);

        var error = await Assert.ThrowsAsync<RunwareApiException>(
            () => _clock.RunAsync(client.SubmitAsync(VideoRequest.FromText("A lighthouse in a storm").Build())));

        Assert.Equal(TimeSpan.FromSeconds(int.MaxValue), error.RetryAfter);
        Assert.Single(_service.Calls);
    }

    [Fact]
    public async Task A_ping_that_is_asked_to_wait_longer_than_anybody_would_fails_at_once()
    {
        _service.OnCall = (call, _) => Task.FromResult(Hostile("century of Retry-After", call.TaskId));
        using var client = Client();

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.PingAsync());

        Assert.Equal(TimeSpan.FromSeconds(int.MaxValue), error.RetryAfter);
    }

    private HttpResponseMessage Hostile(string response, Guid taskId) => HostileResponses.All[response](taskId, _clock);

    private Wan25Client Client(TimeSpan? timeout = null) => _service.CreateClient(_clock, options =>
    {
        options.CompletionTimeout = timeout ?? TimeSpan.FromMinutes(1);
        options.Retry.MaxAttempts = 2;

        // The largest responses take a second each: a minute of polls is six of them, not twenty.
        options.Polling = new() { FirstDelay = PollDelay, MinDelay = PollDelay, MaxDelay = PollDelay };
    });

    private async Task ExpectDocumentedAsync(Func<Wan25Client, Task> call)
    {
        using var client = Client();
        var clock = Stopwatch.StartNew();
        var error = await Record.ExceptionAsync(() => _clock.RunAsync(call(client)));

        Assert.True(error is null or RunwareException or OperationCanceledException, error?.ToString());
        Assert.True(error is null || error.Message.Length < 10_000, "A message has a length that can be read.");
        Assert.True(clock.Elapsed < Soon, $"It took {clock.Elapsed}.");
    }
}
