using System.Net;
using System.Text.Json;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;
using ArchivedTask = Runware.Wan25.Transport.Wire.ArchivedTask;

namespace Runware.Wan25.Tests.Transport.Classification;

/// <summary>What proves that a task was accepted, in a row, in an error, and in an entry of the archive.</summary>
public class AcceptanceProofTests
{
    private static readonly Guid TaskId = new("11111111-1111-4111-8111-111111111111");

    [Theory]
    [InlineData("""{"taskType":"videoInference","status":"processing"}""", 200, true)]
    [InlineData("""{"taskType":"getResponse","status":"processing"}""", 200, false)]
    [InlineData("""{"taskType":"getResponse","status":"processing","progress":3}""", 200, true)]
    [InlineData("""{"taskType":"getResponse","cost":0.25}""", 200, true)]
    [InlineData("""{"videoURL":"https://a.example/1.mp4"}""", 400, true)]
    [InlineData("""{"status":"success"}""", 200, true)]
    [InlineData("""{"status":"failed"}""", 200, true)]
    [InlineData("""{"status":"failed"}""", 500, true)]
    [InlineData("""{"status":"error","code":"timeoutProvider"}""", 200, true)]
    [InlineData("""{"status":"error","code":"conflictTaskUUID"}""", 200, true)]
    [InlineData("""{"status":"error","code":"taskNotFound"}""", 200, false)]
    [InlineData("""{"status":"error","code":"insufficientCredits"}""", 200, false)]
    [InlineData("""{"taskType":"videoInference","status":"error","error":{"code":"serviceOverloaded"}}""", 200, false)]
    [InlineData("""{"status":"error","code":"somethingNew"}""", 200, true)]
    [InlineData("""{"status":"error","code":"somethingNew"}""", 500, false)]
    [InlineData("""{"status":"error","message":"It failed."}""", 200, true)]
    [InlineData("""{"status":"error","message":"It failed."}""", 400, true)]
    [InlineData("""{"status":"error","message":"No such task."}""", 404, false)]
    [InlineData("""{"status":"error","message":"Internal Server Error"}""", 500, false)]
    public void A_row_that_is_given_for_any_id_is_none(string row, int status, bool isProof)
    {
        using var document = JsonDocument.Parse(row);

        Assert.Equal(isProof, AcceptanceProof.IsIn(new TaskRow(document.RootElement), (HttpStatusCode)status));
    }

    [Theory]
    [InlineData("""{"code":"conflictTaskUUID"}""", 400, true)]
    [InlineData("""{"code":"conflictTaskUUID"}""", 409, true)]
    [InlineData("""{"code":null,"parameter":"taskUUID","message":"taskUUID already exists"}""", 400, true)]
    [InlineData("""{"code":"conflictingParameters"}""", 400, false)]
    [InlineData("""{"code":"invalidProviderContent"}""", 400, true)]
    [InlineData("""{"code":"providerError"}""", 400, true)]
    [InlineData("""{"code":"noAvailableServer"}""", 400, false)]
    [InlineData("""{"code":"invalidValueUploadFailed","parameter":"inputs.frameImages"}""", 400, true)]
    [InlineData("""{"code":"unsupportedParameter","parameter":"fps"}""", 400, false)]
    [InlineData("""{"code":"unsupportedParameter","parameter":"fps","status":"error"}""", 200, true)]
    [InlineData("""{"code":"invalidTaskUUID","parameter":"taskUUID","status":"error"}""", 200, false)]
    [InlineData("""{"code":"failedTaskTimeout"}""", 504, false)]
    [InlineData("""{"code":"taskNotFound"}""", 404, false)]
    [InlineData("""{"code":"insufficientCredits","status":"error"}""", 402, false)]
    [InlineData("""{"code":"concurrentRequestLimitExceeded"}""", 429, false)]
    [InlineData("""{"message":"Unknown error while reading results."}""", 200, false)]
    [InlineData("""{"message":"It failed.","status":"error"}""", 400, true)]
    [InlineData("""{"message":"It failed.","status":"error"}""", 500, false)]
    public void An_error_that_only_an_admitted_task_can_have_is_proof(string error, int status, bool isProof)
    {
        using var document = JsonDocument.Parse(error);

        var payload = new ErrorPayload(document.RootElement, TaskId);

        Assert.Equal(isProof, TaskErrorClassifier.Classify(payload, (HttpStatusCode)status).IsProof);
    }

    [Theory]
    [InlineData("""{"response":{"data":[{}]}}""", false)]
    [InlineData("""{"response":{"data":{}}}""", false)]
    [InlineData("""{"response":{"data":[{"cost":0.25}]}}""", true)]
    [InlineData("""{"response":{"data":{"videoURL":"https://a.example/1.mp4"}}}""", true)]
    [InlineData("""{"response":{"data":[]}}""", false)]
    [InlineData("""{"response":{"data":[]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"data":[]},"request":{}}""", true)]
    [InlineData("""{"response":{"data":[]},"request":[]}""", false)]
    [InlineData("""{"response":{"errors":[]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":"x"},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":"x"}}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"response":{"data":[{"cost":0.25}],"errors":[{"code":"insufficientCredits"}]}}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"insufficientCredits"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"invalidApiKey"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"concurrentRequestLimitExceeded","status":"error"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"internalServerError","status":"error"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"somethingNew","status":"error"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"message":"It failed.","status":"error"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"data":[{"status":"error","code":"insufficientCredits"}]},"request":[{}]}""", false)]
    [InlineData(
        """{"response":{"data":[{"taskType":"videoInference","status":"error","error":{"code":"serviceOverloaded"}}]},"request":[{}]}""",
        false)]
    [InlineData("""{"response":{"data":[{"status":"error","code":"timeoutProvider"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"data":[{"status":"failed"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"unsupportedDuration"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"failedTaskTimeout"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"response":{"errors":{"errorCode":"providerUnavailable"}}},"request":{}}""", true)]
    [InlineData("""{"response":{"response":{"errors":[]}}}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"conflictTaskUUID"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"timeoutProvider"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"insufficientCredits"},{"code":"timeoutProvider"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"providerBadRequest"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"noAvailableServer"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"invalidValueUploadFailed","parameter":"inputs.frameImages"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"invalidProviderContent"}]},"request":[{}]}""", true)]
    [InlineData("""{"response":{"errors":[{"code":"modelNotFound","status":"error"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"code":"taskNotFound","status":"error"}]},"request":[{}]}""", false)]
    [InlineData("""{"response":{"errors":[{"status":"error"}]},"request":[{}]}""", true)]
    [InlineData(
        """{"response":{"errors":[{"code":null,"parameter":"taskUUID","message":"taskUUID already exists"}]},"request":[{}]}""",
        true)]
    public void An_archived_job_is_proof_and_an_archived_refusal_is_none(string json, bool isProof)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(isProof, AcceptanceProof.IsIn(new ArchivedTask(document.RootElement)));
    }

    [Fact]
    public void A_conflict_in_a_poll_proves_the_operation_and_does_not_end_it()
    {
        using var document = JsonDocument.Parse("""{"code":"conflictTaskUUID"}""");
        var state = new OperationState(new VideoOperationId(TaskId), new Redactor(""));

        state.Begin();
        state.Observe(new ErrorPayload(document.RootElement, TaskId), HttpStatusCode.BadRequest);
        state.End(coversAll: false, sentAt: 0, new VirtualTimeProvider());

        Assert.False(state.Snapshot.HasEnded(new ExpectedResultCount(1, IsKnown: false)));
        Assert.True(state.HadProof);
    }
}
