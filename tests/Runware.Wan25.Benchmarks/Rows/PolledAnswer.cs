using System.Text;
using System.Text.Json;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>A batch of running operations, and the service's answer about them.</summary>
internal sealed class PolledAnswer
{
    private readonly PollBatch _batch;
    private readonly Secrets _secrets = new("key");

    public PolledAnswer(int rows)
    {
        var operations = Enumerable.Range(1, rows)
            .Select(number => new PolledOperation(new OperationState(new VideoOperationId(new Guid(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1])), _secrets), wasResumed: false))
            .ToList();
        _batch = new PollBatch(operations);
        Json = Encoding.UTF8.GetBytes(
            $$"""{"data":[{{string.Join(',', operations.Select(operation => $$"""{"taskType":"videoInference","taskUUID":"{{operation.TaskId}}","status":"processing"}"""))}}]}""");
    }

    public byte[] Json { get; }

    public void Take()
    {
        using var reply = new ApiReply { Status = System.Net.HttpStatusCode.OK, Envelope = Envelope.TryRead(Json) };
        if (!PollAnswer.Apply(_batch, reply, _secrets, TimeProvider.System) || _batch.Operations[^1].State.Status != VideoStatus.Processing)
        {
            throw new JsonException("The answer was not understood.");
        }
    }
}
