using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>Handles <c>POST /v1</c>: an array of tasks in, the envelope out, with the effects of the fault rules.</summary>
internal sealed class ApiEndpoint(EmulatorState state)
{
    private static readonly byte[] NoData = "{\"data\":[]}"u8.ToArray();

    private readonly TaskRunner _runner = new(state);

    public async ValueTask<EmulatedResponse> HandleAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasLength)
        {
            state.Ledger.Requests.CountPostWithoutLength();
        }

        using var batch = ApiBatch.Parse(request.Body);
        if (batch is null)
        {
            return Refusal(ServiceErrors.InvalidBody());
        }

        Number(batch);
        RequestFaultPlan? plan = state.Faults.IsEmpty ? null : state.Faults.PlanFor(FaultContext.About(batch, state.Ledger));
        if (plan is null)
        {
            return Serve(request, batch, plan);
        }

        await WaitAsync(plan.DelayBefore, cancellationToken).ConfigureAwait(false);
        if (plan.OutcomeBefore != ConnectionOutcome.Delivered)
        {
            return new EmulatedResponse { Outcome = plan.OutcomeBefore };
        }

        EmulatedResponse response = plan.Instead?.Create() ?? Serve(request, batch, plan);
        await WaitAsync(plan.DelayAfter, cancellationToken).ConfigureAwait(false);
        if (plan.DropAfter)
        {
            // The body is kept: over a WebSocket it is what the client missed.
            response.Outcome = ConnectionOutcome.Dropped;
            return response;
        }

        response = plan.Afterwards?.Create() ?? response;
        return plan.Apply(response, state.Now);
    }

    private static EmulatedResponse Refusal(TaskError error)
    {
        var envelope = new ResponseEnvelopeBuilder(default);
        envelope.Refuse(error);
        return EmulatedResponse.Json(error.HttpStatus, envelope.ToJson());
    }

    /// <summary>Numbers operations when they are first seen, before a rule needs their numbers.</summary>
    private void Number(ApiBatch batch)
    {
        foreach (ApiTask task in batch.Tasks)
        {
            if (task is { Kind: TaskKind.VideoInference, KnownId: { } id })
            {
                state.Ledger.Seen(id);
            }
        }
    }

    private EmulatedResponse Serve(EmulatedRequest request, ApiBatch batch, RequestFaultPlan? plan)
    {
        if (!Authentication.Accepts(request, batch, state.Options.ApiKey))
        {
            return Refusal(ServiceErrors.InvalidApiKey());
        }

        if (plan?.MaxBatchSize is { } max && batch.Tasks.Count > max)
        {
            return Refusal(ServiceErrors.BatchTooLarge(max));
        }

        state.Ledger.Requests.CountBatch(batch.Tasks);
        if (plan?.Refusal is { } refusal)
        {
            return _runner.Refuse(batch, refusal, new ResponseEnvelopeBuilder(state.Now));
        }

        var envelope = new ResponseEnvelopeBuilder(state.Now);
        _runner.Run(batch, request.Header("X-Runware-Dry-Run") == "1", plan is { OnlyFirstTask: true }, envelope);
        if (plan is { EmptyData: true })
        {
            return EmulatedResponse.Json(200, NoData);
        }

        return plan is null ? EmulatedResponse.Json(envelope.Status, envelope.ToJson()) : Distort(envelope, plan);
    }

    private static EmulatedResponse Distort(ResponseEnvelopeBuilder envelope, RequestFaultPlan plan)
    {
        int status = envelope.Status;
        envelope.Shuffle(plan.Shuffle);
        envelope.Errors.AddRange(plan.MoreErrors);
        envelope.WritesEmptyErrors |= plan.EmptyErrors;
        ReadOnlyMemory<byte> json = envelope.ToJson();
        if (plan.Rewrites.Count > 0)
        {
            string text = plan.Rewrites.Aggregate(Encoding.UTF8.GetString(json.Span), (before, rewrite) => rewrite(before));
            json = Encoding.UTF8.GetBytes(text);
        }

        return EmulatedResponse.Json(status, json);
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        time > TimeSpan.Zero ? Task.Delay(time, state.Options.TimeProvider, cancellationToken) : Task.CompletedTask;
}
