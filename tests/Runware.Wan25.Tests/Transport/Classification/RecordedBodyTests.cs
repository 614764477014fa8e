using Runware.Wan25.Submission;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Tests.Transport.Classification;

/// <summary>Each body that was seen at the real service means the same to everything that reads it.</summary>
public class RecordedBodyTests
{
    private static readonly TaskLookup Lookup = new(
        new ApiTransport(
            () => throw new InvalidOperationException("Nothing is sent."), Wan25ClientOptions.DefaultEndpoint, "a-test-key",
            TimeSpan.FromMinutes(1),
            new() { Clock = TimeProvider.System }),
        new("a-test-key"));

    public static TheoryData<string> Submissions => Named(body => body.Submission is not null);

    public static TheoryData<string> Lookups => Named(body => body.Live is not null);

    public static TheoryData<string> Errors => Named(body => body.Meaning is not null || body.Category is not null);

    [Theory]
    [MemberData(nameof(Submissions))]
    public void As_the_response_to_a_submission_it_has_one_outcome(string name)
    {
        var body = Find(name);
        using var response = ApiResponses.Of(body.Status, body.Text);

        Assert.Equal(body.Submission, SubmissionResponseClassifier.Classify(response, RecordedBody.Task));
    }

    [Theory]
    [MemberData(nameof(Lookups))]
    public void As_the_live_stores_response_it_proves_the_task_or_not(string name)
    {
        var body = Find(name);
        using var response = ApiResponses.Of(body.Status, body.Text);

        Assert.Equal(body.Live, Lookup.ReadLive(response, RecordedBody.Task).Kind);
    }

    [Theory]
    [MemberData(nameof(Lookups))]
    public void As_the_archives_response_it_proves_the_task_or_not(string name)
    {
        var body = Find(name);
        using var response = ApiResponses.Of(body.Status, body.Text);

        Assert.Equal(body.Archive, Lookup.ReadArchive(response, RecordedBody.Task).Kind);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Its_error_has_a_meaning_and_a_category(string name)
    {
        var body = Find(name);
        using var response = ApiResponses.Of(body.Status, body.Text);
        var error = response.Envelope!.ErrorsAbout(RecordedBody.Task).First();

        if (body.Meaning is { } meaning)
        {
            Assert.Equal(meaning, TaskErrorClassifier.Classify(error, response.Status).Meaning);
        }

        if (body.Category is { } category)
        {
            Assert.Equal((category, category), (error.Category, error.ToError(new Redactor("")).Category));
        }
    }

    [Fact]
    public void Only_the_word_of_both_stores_denies_a_task()
    {
        var denied = Read(404, "not found");
        var refused = Read(200, "archived refusal");
        var generic = Read(200, "generic row");

        Assert.True(TaskLookup.Combine(denied.Live, denied.Archive).IsReportedMissing);
        Assert.True(TaskLookup.Combine(denied.Live, refused.Archive).IsReportedMissing);
        Assert.False(TaskLookup.Combine(generic.Live, denied.Archive).IsReportedMissing);
        Assert.False(TaskLookup.Combine(denied.Live, generic.Archive).IsReportedMissing);

        static (TaskLookupResult Live, TaskLookupResult Archive) Read(int status, string name)
        {
            using var response = ApiResponses.Of(status, Find(name).Text);
            return (Lookup.ReadLive(response, RecordedBody.Task), Lookup.ReadArchive(response, RecordedBody.Task));
        }
    }

    private static RecordedBody Find(string name) => RecordedBodies.All.Single(body => body.Name == name);

    private static TheoryData<string> Named(Func<RecordedBody, bool> isMeant) =>
        [.. RecordedBodies.All.Where(isMeant).Select(body => body.Name)];
}
