namespace Runware.Wan25.Emulator;

/// <summary>
/// Handles <c>GET</c> and <c>HEAD</c> requests for result files: signed and expiring URLs, strong ETags, ranges, and the effects of the
/// download rules.
/// </summary>
internal sealed class VideoEndpoint(EmulatorState state)
{
    public async ValueTask<EmulatedResponse> HandleAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        if (request.Method is not ("GET" or "HEAD"))
        {
            return EmulatedResponse.Text(405, "Use GET or HEAD.");
        }

        if (request.Method == "GET")
        {
            state.Ledger.Requests.CountDownload(request.Header("Authorization") is not null);
        }

        VideoItem? video = Find(request);
        RequestFaultPlan? plan = state.Faults.IsEmpty || video is null
            ? null
            : state.Faults.PlanFor(FaultContext.About(FaultTargets.Download, video.Task.Record));
        if (plan is null)
        {
            return Serve(request, video, new RequestFaultPlan());
        }

        await WaitAsync(plan.DelayBefore + plan.DelayAfter, cancellationToken).ConfigureAwait(false);
        if (plan.OutcomeBefore != ConnectionOutcome.Delivered || plan.DropAfter)
        {
            return new EmulatedResponse { Outcome = plan.DropAfter ? ConnectionOutcome.Dropped : plan.OutcomeBefore };
        }

        EmulatedResponse response = (plan.Instead ?? plan.Afterwards)?.Create() ?? Serve(request, video, plan);
        response.HeadOnly = request.Method == "HEAD";
        return plan.Apply(response, state.Now);
    }

    private VideoItem? Find(EmulatedRequest request)
    {
        string name = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return Guid.TryParseExact(dot < 0 ? name : name[..dot], "D", out Guid id) ? state.Videos.FindVideo(id) : null;
    }

    private EmulatedResponse Serve(EmulatedRequest request, VideoItem? video, RequestFaultPlan plan)
    {
        if (video is null || video.Failure is not null || !video.IsFinished(state.Now))
        {
            return EmulatedResponse.Text(404, "The video does not exist.");
        }

        if (!state.Urls.IsSigned(video.VideoId, request.Query, out DateTimeOffset? expires))
        {
            return EmulatedResponse.Text(403, "The URL is not signed, or is signed for another video.");
        }

        if (expires <= state.Now)
        {
            return EmulatedResponse.Text(410, "The URL has expired.");
        }

        if (plan.ReplaceFile)
        {
            video.Replace();
        }

        return VideoFile.Serve(request, video, plan);
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, state.Options.TimeProvider, cancellationToken) : Task.CompletedTask;
}
