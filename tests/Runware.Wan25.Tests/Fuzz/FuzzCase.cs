using System.Buffers;
using System.Net;
using Runware.Wan25.Polling;
using Runware.Wan25.Submission;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>
/// One case: up to three broken responses, read by everything that reads responses, with the guarantees checked after each. A function of
/// its seed.
/// </summary>
internal sealed class FuzzCase
{
    private static readonly int[] Statuses = [200, 200, 200, 200, 201, 204, 304, 400, 401, 403, 404, 429, 500, 502, 600, 999];
    private static readonly InjectedServices Environment = new() { Clock = new VirtualTimeProvider() };
    private static readonly ApiTransport Transport = new(
        () => throw new InvalidOperationException("Nothing is sent."), new("https://fuzz.test/v1"), RecordedResponses.Key,
        TimeSpan.FromSeconds(1), Environment);
    private static readonly Redactor Redactor = Transport.Redactor.For(new() { Prompt = RecordedResponses.Prompt });
    private static readonly TaskLookup Lookup = new(Transport, Redactor);

    private readonly Random _random;
    private readonly PolledOperation _operation;
    private readonly PolledOperation _other;
    private readonly VideoOperation[] _handles;
    private readonly BatchSizeLimit _limit = new(100);

    public FuzzCase(int seed)
    {
        _random = new Random(seed);
        _operation = new(new(new(RecordedResponses.Task, _random.Next(1, 4)), Redactor, isAccepted: _random.Next(2) == 0));
        _other = new(new(new(RecordedResponses.OtherTask), Redactor, isAccepted: true));
        _handles = [new(_operation.State), new(_other.State)];
    }

    /// <summary>How many bytes were read.</summary>
    public int Bytes { get; private set; }

    public void Run()
    {
        for (var responses = _random.Next(1, 4); responses > 0; responses--)
        {
            var bytes = Mutator.Mutate(_random.Pick(RecordedResponses.All), _random);
            Bytes += bytes.Length;
            using var response = CreateResponse(bytes, _random.Pick(Statuses));
            ReadAsSubmissionResponse(response);
            ReadAsPollResponse(response);
            ReadAsPoll(response);
        }
    }

    private static ApiResponse CreateResponse(byte[] bytes, int status)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(pooled, 0);
        return new ApiResponse { Status = (HttpStatusCode)status, Envelope = ResponseEnvelope.TryRead(pooled, bytes.Length) };
    }

    private static void ReadAsSubmissionResponse(ApiResponse response)
    {
        Guarantee.That(
            Enum.IsDefined(SubmissionResponseClassifier.Classify(response, RecordedResponses.Task)),
            "A submission's response has an outcome.");
        Guarantee.That(Lookup.ReadLive(response, RecordedResponses.Task).ResultCount is null or > 0, "A task has results.");
        Guarantee.That(Lookup.ReadArchive(response, RecordedResponses.Task).ResultCount is null or > 0, "A task has results.");
        var exception = ErrorMapper.ToException(response, RecordedResponses.Task, Redactor, "Refused");
        Guarantee.That(exception.Errors.Count is >= 1 and <= 100, "An exception has errors, and not a million.");
        Guarantee.KeepsSecrets(exception.ToString());
        foreach (var error in exception.Errors)
        {
            Guarantee.Holds(error);
        }
    }

    private static void ReadAsPollResponse(ApiResponse response)
    {
        foreach (var row in response.Envelope?.Rows ?? [])
        {
            _ = UploadAndAccountRowReader.Balance(row);
            _ = UploadAndAccountRowReader.Pong(row);
            Guarantee.IsWebUrl(UploadAndAccountRowReader.Media(row)?.Url);
        }
    }

    private void ReadAsPoll(ApiResponse response)
    {
        using var batch = new PollBatch(_random.Next(2) == 0 ? [_operation] : [_operation, _other]);
        var before = _handles.Select(handle => (handle.HasCompleted, handle.ToResult())).ToList();
        var reading = PollResponseReader.Read(batch, response, Redactor, Environment.Clock);
        PollResponseReader.ReadArchive(batch.Operations, response, Environment.Clock);
        PollResponseReader.End(batch, reading, Environment.Clock);
        _limit.Learn(response.Status, reading.Named is not null, batch.Operations.Count, total: 2);
        foreach (var operation in batch.Operations)
        {
            _ = PollDecision.For(operation, batch, reading);
        }

        foreach (var (handle, (hadEnded, known)) in _handles.Zip(before))
        {
            Guarantee.Holds(handle, hadEnded, known);
        }
    }
}
