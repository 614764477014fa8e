
namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>
/// More requests than the service takes at once: each becomes a video, in turn, and the service is asked little more often than there are
/// videos.
/// </summary>
[Collection(ClockDriven.Name)]
public class ManyAtOnceTests
{
    [Theory]
    [InlineData(CapacityRefusal.BadRequest)]
    [InlineData(CapacityRefusal.TooManyRequests)]
    [InlineData(CapacityRefusal.Ok)]
    [InlineData(CapacityRefusal.Overloaded)]
    public async Task Fifty_at_once_become_fifty_videos(CapacityRefusal refusal)
    {
        await using var service = new CrowdedService(4, refusal);
        var client = service.CreateClient();

        var results = await service.Clock.RunAsync(
            Task.WhenAll(Enumerable.Range(0, 50).Select(index => client.GenerateAsync(CrowdedService.Request(index)))));

        Assert.Equal(50, results.Sum(result => result.Videos.Count));
        Assert.Equal(50, service.Ledger.Charges);
        Assert.InRange(service.Refusals, 1, 30);

        // 50 videos of two minutes, four at a time, are 25 minutes.
        Assert.InRange(service.Clock.Elapsed, TimeSpan.FromMinutes(22), TimeSpan.FromMinutes(32));
    }

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        await using var service = new CrowdedService(4);
        var client = service.CreateClient();
        List<VideoRequest> requests = [.. Enumerable.Range(0, 30).Select(CrowdedService.Keyed)];

        await service.Clock.RunAsync(Task.WhenAll(requests.Select(request => client.GenerateAsync(request))));

        // Submissions that are on their way together may overtake each other: at first those of the whole window, later those of ends that
        // were seen at once.
        var order = service.Ledger.Tasks.Select(task => requests.FindIndex(request => request.TaskId == task.TaskId)).ToList();
        Assert.All(order.Select((index, place) => Math.Abs(index - place)), distance => Assert.InRange(distance, 0, 16));
        Assert.All(order[20..].Select((index, place) => Math.Abs(index - place - 20)), distance => Assert.InRange(distance, 0, 2));
    }

    [Fact]
    public async Task Where_there_is_room_nothing_waits_and_nothing_more_is_sent()
    {
        await using var service = new CrowdedService(capacity: null);
        var client = service.CreateClient();

        var operations = await service.Clock.RunAsync(
            Task.WhenAll(Enumerable.Range(0, 40).Select(index => client.SubmitAsync(CrowdedService.Request(index)))));

        Assert.Equal((40, 40, TimeSpan.Zero), (operations.Length, service.Ledger.Requests.Submits, service.Clock.Elapsed));
    }

    [Fact]
    public async Task A_limit_of_the_callers_own_is_not_exceeded()
    {
        await using var service = new CrowdedService(3);
        var client = service.CreateClient(options => options.Concurrency.MaxRunning = 3);

        await service.Clock.RunAsync(
            Task.WhenAll(Enumerable.Range(0, 12).Select(index => client.GenerateAsync(CrowdedService.Request(index)))));

        Assert.Equal((12, 0), (service.Ledger.Charges, service.Refusals));
    }

    [Fact]
    public async Task Other_clients_may_have_most_of_the_capacity()
    {
        await using var service = new CrowdedService(4);
        var otherClient = service.CreateClient(options => options.Concurrency.MaxRunning = 3);
        var client = service.CreateClient();

        var others = Enumerable.Range(0, 12).Select(index => otherClient.GenerateAsync(CrowdedService.Request(index))).ToList();
        var own = Enumerable.Range(0, 10).Select(index => client.GenerateAsync(CrowdedService.Request(100 + index))).ToList();
        var results = await service.Clock.RunAsync(Task.WhenAll([.. others, .. own]));

        Assert.Equal(22, results.Sum(result => result.Videos.Count));
        Assert.Equal(22, service.Ledger.Charges);
    }

    [Fact]
    public async Task Who_only_submits_waits_while_something_runs_that_is_waited_for()
    {
        await using var service = new CrowdedService(1);
        var client = service.CreateClient();
        var running = client.GenerateAsync(CrowdedService.Request());
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(30), service.Clock));

        var operation = await service.Clock.RunAsync(client.SubmitAsync(CrowdedService.Request(1)));

        // What is left of the other needs no time any more.
        var admittedAfter = service.Clock.Elapsed;
        await service.Clock.RunAsync(running);
        Assert.Equal(admittedAfter, service.Clock.Elapsed);
        Assert.Equal((2, 2), (service.Ledger.Charges, service.Ledger.Requests.Submits - service.Refusals));
        Assert.Equal(VideoStatus.Unknown, operation.Status);
    }

    [Fact]
    public async Task A_hint_of_no_time_is_none()
    {
        await using var service = new CrowdedService(null);
        service.Emulator.Faults.OnSubmit().Calls(1, 100).RefuseAsOverloaded().RetryAfter(TimeSpan.Zero);
        var client = service.CreateClient(options => options.CompletionTimeout = TimeSpan.FromMinutes(5));

        await Assert.ThrowsAnyAsync<RunwareException>(() => service.Clock.RunAsync(client.GenerateAsync(CrowdedService.Request())));

        Assert.InRange(service.Refusals, 5, 30);
    }

    [Fact]
    public async Task While_others_have_it_all_submitting_fails_for_all_who_stand_in_line()
    {
        await using var service = new CrowdedService(0, CapacityRefusal.TooManyRequests, TimeSpan.FromSeconds(3));
        var client = service.CreateClient(options => options.Retry.MaxAttempts = 3);

        var submissions = Enumerable.Range(0, 40).Select(index => client.SubmitAsync(CrowdedService.Request(index))).ToList();
        await service.Clock.RunAsync(Task.WhenAll(submissions).ContinueWith(_ => { }, TaskScheduler.Default));

        var ids = new HashSet<VideoOperationId>();
        foreach (var submission in submissions)
        {
            var error = await Assert.ThrowsAsync<RunwareApiException>(() => submission);
            Assert.Equal((RunwareErrorCategory.RateLimit, TimeSpan.FromSeconds(3)), (error.Error.Category, error.RetryAfter));
            Assert.True(error.SubmissionState is SubmissionState.Refused or SubmissionState.NotSent);
            Assert.True(ids.Add(error.OperationId!.Value));
        }

        // One burst, and then one request for all of them after each hint.
        Assert.InRange(service.Refusals, 3, 20);
        Assert.InRange(service.Clock.Elapsed, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_nobody_waits_for_does_not_keep_others_waiting()
    {
        await using var service = new CrowdedService(2);
        var client = service.CreateClient(options => options.Retry.MaxAttempts = 2);
        await service.Clock.RunAsync(client.SubmitAsync(CrowdedService.Request()));
        await service.Clock.RunAsync(client.SubmitAsync(CrowdedService.Request(1)));

        await Assert.ThrowsAsync<RunwareApiException>(() => service.Clock.RunAsync(client.SubmitAsync(CrowdedService.Request(2))));

        Assert.InRange(service.Clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Canceling_in_the_queue_sends_nothing()
    {
        await using var service = new CrowdedService(1);
        var client = service.CreateClient();
        var first = client.GenerateAsync(CrowdedService.Request());
        using var cancellation = new CancellationTokenSource();
        var waiting =
            Enumerable.Range(1, 5).Select(index => client.GenerateAsync(CrowdedService.Request(index), cancellation.Token)).ToList();
        var last = client.GenerateAsync(CrowdedService.Request(6));
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(30), service.Clock));
        var sent = service.Ledger.Requests.Submits;

        await cancellation.CancelAsync();
        foreach (var one in waiting)
        {
            var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => one);
            Assert.Equal((SubmissionState.NotSent, cancellation.Token), (error.SubmissionState, error.CancellationToken));
        }

        await service.Clock.RunAsync(Task.WhenAll(first, last));
        Assert.Equal((2, sent + 1), (service.Ledger.Charges, service.Ledger.Requests.Submits));
    }

    [Fact]
    public async Task The_time_limit_ends_the_wait_for_room()
    {
        await using var service = new CrowdedService(1);
        var client = service.CreateClient(options => options.CompletionTimeout = TimeSpan.FromMinutes(5));

        var videos = Enumerable.Range(0, 6).Select(index => client.GenerateAsync(CrowdedService.Request(index))).ToList();
        await service.Clock.RunAsync(Task.WhenAll(videos).ContinueWith(_ => { }, TaskScheduler.Default));

        var errors = videos.Where(video => video.IsFaulted)
            .Select(video => Assert.IsType<VideoGenerationTimeoutException>(video.Exception!.InnerException))
            .ToList();
        Assert.InRange(errors.Count, 2, 5);
        Assert.Equal(service.Ledger.Charges, videos.Count - errors.Count(error => error.SubmissionState == SubmissionState.NotSent));
        Assert.Equal(TimeSpan.FromMinutes(5), service.Clock.Elapsed);
    }

    [Fact]
    public async Task A_capacity_that_falls_and_rises_is_followed()
    {
        await using var service = new CrowdedService(15);
        var client = service.CreateClient();
        var videos = Task.WhenAll(Enumerable.Range(0, 120).Select(index => client.GenerateAsync(CrowdedService.Request(index))));

        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromMinutes(5), service.Clock));
        service.Options.MaxRunning = 4;
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromMinutes(10), service.Clock));
        service.Options.MaxRunning = 15;
        var before = service.Ledger.Charges;
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromMinutes(6), service.Clock));
        var after = service.Ledger.Charges;
        await service.Clock.RunAsync(videos);

        // Fifteen of two minutes each are 45 in six minutes; four are 12.
        Assert.InRange(after - before, 25, 55);
        Assert.Equal(120, service.Ledger.Charges);
        Assert.InRange(service.Refusals, 5, 40);
    }
}
