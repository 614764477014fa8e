namespace Runware.Wan25.Jobs.Tests;

public sealed class ModelFactoryTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").WithTaskId(Guid.NewGuid()).Build();

    [Fact]
    public void A_job_can_be_made_for_the_test_of_a_handler()
    {
        var id = new VideoOperationId(Request.TaskId!.Value);
        var result = Wan25ModelFactory.VideoResult(id, [Wan25ModelFactory.GeneratedVideo(id, Guid.NewGuid(), cost: 0.25m)]);

        var job = Wan25JobsModelFactory.VideoJob("order-1", Request, VideoJobState.Completed, result, deliveries: 2, isAccepted: true);

        Assert.Equal(("order-1", VideoJobState.Completed, id, 2), (job.Key, job.State, job.OperationId, job.Deliveries));
        Assert.True(job.IsAccepted);
        Assert.Equal(Request, job.Request);
        Assert.Equal(0.25m, job.Result!.TotalCost);
    }

    [Fact]
    public void So_can_a_failed_one_and_a_page()
    {
        var failed = Wan25JobsModelFactory.VideoJob(
            "order-1", Request, VideoJobState.Failed, failure: Wan25JobsModelFactory.VideoJobFailure(
                "promptBlocked", "No.", RunwareErrorCategory.ContentPolicy));
        var page = Wan25JobsModelFactory.VideoJobPage([failed], "7");

        Assert.Equal(("promptBlocked: No.", null), (failed.Failure!.ToString(), failed.Result));
        Assert.Equal((failed, "7"), (page.Jobs[0], page.NextCursor));
    }
}
