using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>A batch of running operations, and the service's response about them.</summary>
internal sealed class PolledResponse
{
    private readonly PollBatch _batch;
    private readonly Redactor _redactor = new("key");

    public PolledResponse(int rows)
    {
        var operations = Enumerable.Range(1, rows)
            .Select(number => new PolledOperation(
                new OperationState(new VideoOperationId(new Guid(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1])), _redactor)))
            .ToList();
        _batch = new PollBatch(operations);
        var running = operations.Select(
            operation => $$"""{"taskType":"videoInference","taskUUID":"{{operation.TaskId}}","status":"processing"}""");
        Json = Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(',', running)}}]}""");
    }

    public byte[] Json { get; }

    public void Take()
    {
        // As the transport does it: in pooled memory, which the envelope gives back.
        var pooled = ArrayPool<byte>.Shared.Rent(Json.Length);
        Json.CopyTo(pooled, 0);
        using var response = new ApiResponse { Status = HttpStatusCode.OK, Envelope = ResponseEnvelope.TryRead(pooled, Json.Length) };
        var reading = PollResponseReader.Read(_batch, response, _redactor, TimeProvider.System);
        PollResponseReader.End(_batch, reading, TimeProvider.System);
        if (!reading.CoversAllOperations || _batch.Operations[^1].State.Snapshot.Status != VideoStatus.Processing)
        {
            throw new JsonException("The response was not understood.");
        }
    }
}
