namespace Runware.Wan25.Tests.Polling;

/// <summary>An id that is resumed and may never have been submitted, and what the archive knows of one that was.</summary>
[Collection(ClockDriven.Name)]
public class UnknownIdTests
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task It_is_not_found_when_both_stores_report_it_for_ten_seconds(int status)
    {
        _service.Script("getResponse", call => call.Error("taskNotFound", status))
            .Script("getTaskDetails", call => call.Error("taskNotFound", 404));
        using var client = _service.CreateClient(_clock);
        var begin = _clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<VideoGenerationFailedException>(
            () => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));

        Assert.Equal((RunwareErrorCategory.NotFound, SubmissionState.Unknown), (error.Failures[0].Error.Category, error.SubmissionState));
        Assert.InRange(_clock.GetUtcNow() - begin, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(16));
    }

    [Theory]
    [InlineData("generic row")]
    [InlineData("no row")]
    [InlineData("archive busy")]
    [InlineData("refusal archived")]
    public async Task A_mistyped_id_ends_at_the_deadline_with_no_claim(string world)
    {
        _service
            .Script("getResponse", call =>
                world == "no row" ? ScriptedCall.Nothing() : world == "archive busy" ? call.Error("taskNotFound", 404) : call.Generic())
            .Script("getTaskDetails", call => world switch
            {
                "archive busy" => call.Busy(1),
                "refusal archived" => call.Archive("""{"errors":[{"code":"concurrentRequestLimitExceeded"}]}"""),
                _ => call.Error("taskNotFound", 404),
            });
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMinutes(4));

        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(
            () => _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync()));

        Assert.Equal(
            (SubmissionState.Unknown, false),
            (error.SubmissionState, error.Message.Contains("does not cancel it", StringComparison.Ordinal)));
        Assert.Contains("No response has confirmed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "generic row", false)]
    [InlineData(false, "generic row", true)]
    [InlineData(false, "not found", false)]
    [InlineData(false, "not found", true)]
    [InlineData(false, "no row", false)]
    [InlineData(true, "generic row", false)]
    [InlineData(true, "generic row", true)]
    [InlineData(true, "not found", false)]
    [InlineData(true, "not found", true)]
    [InlineData(true, "no row", false)]
    public async Task What_was_finished_and_archived_is_found_there(bool isSubmitted, string after, bool hasFailed)
    {
        var polls = 0;
        _service
            .Script("getResponse", call => polls++ < 2 && isSubmitted ? call.Processing()
                : after == "generic row" ? call.Generic()
                : after == "no row" ? ScriptedCall.Nothing()
                : call.Error("taskNotFound", 404))
            .Script("getTaskDetails", call => call.Archive(hasFailed
                ? """{"response":{"errors":{"errorCode":"providerUnavailable"} } }"""
                : Responses.Data(ScriptedCall.Success(call.TaskId))));
        using var client = _service.CreateClient(_clock);
        var begin = _clock.GetUtcNow();

        var operation = isSubmitted ? await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build()) : client.GetOperation(Id);
        var wait = _clock.RunAsync(operation.WaitForCompletionAsync());

        if (hasFailed)
        {
            Assert.Equal(
                "providerUnavailable",
                (await Assert.ThrowsAsync<VideoGenerationFailedException>(() => wait)).Failures[0].Error.Code);
        }
        else
        {
            Assert.Single((await wait).Videos);
        }

        Assert.InRange(_clock.GetUtcNow() - begin, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Two_of_three_that_were_archived_beside_a_failure_are_delivered()
    {
        _service.Script("getResponse", call => call.Generic()).Script("getTaskDetails", call => call.Archive(
            $$"""
            {"data":[{{ScriptedCall.Success(call.TaskId)}},{{ScriptedCall.Success(call.TaskId, 2)}}],"errors":[{"code":"inferenceError"}]}
            """, """{"numberResults":3}"""));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id with { ResultCount = 3 }).WaitForCompletionAsync());

        Assert.Equal((2, 1), (result.Videos.Count, result.Failures.Count));
    }

    [Fact]
    public async Task What_the_live_store_forgets_after_one_of_two_is_looked_for()
    {
        _service
            .Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)), _ => ScriptedCall.Nothing())
            .Script(
                "getTaskDetails",
                call => call.Archive(Responses.Data(ScriptedCall.Success(call.TaskId), ScriptedCall.Success(call.TaskId, 2))));
        using var client = _service.CreateClient(_clock);

        var operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").WithResults(2).Build());

        Assert.Equal(2, (await _clock.RunAsync(operation.WaitForCompletionAsync())).Videos.Count);
    }

    [Fact]
    public async Task An_archived_row_without_an_id_is_the_video_of_the_live_row()
    {
        _service
            .Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)))
            .Script("getTaskDetails", call =>
                call.Archive("""{"data":[{"taskType":"videoInference","videoURL":"https://files.scripted.test/1.mp4?sig=new"}]}"""));
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GetOperation(Id with { ResultCount = 2 }).WaitForCompletionAsync());

        Assert.Equal(ScriptedCall.VideoId(1), Assert.Single(result.Videos).VideoId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_guessed_count_gives_way_to_the_archive_at_once_or_to_quiet(bool isArchived)
    {
        _service
            .Script("getResponse", call => call.Rows(id => ScriptedCall.Success(id)))
            .Script(
                "getTaskDetails", call => isArchived ? call.Archive("{}", """{"positivePrompt":"…"}""") : call.Error("taskNotFound", 404));
        using var client = _service.CreateClient(_clock);
        var begin = _clock.GetUtcNow();

        var result = await _clock.RunAsync(client.GetOperation(Id with { ResultCount = 4 }).WaitForCompletionAsync());

        Assert.Single(result.Videos);
        Assert.InRange((_clock.GetUtcNow() - begin).TotalSeconds, isArchived ? 0 : 900, isArchived ? 1 : 960);
    }
}
