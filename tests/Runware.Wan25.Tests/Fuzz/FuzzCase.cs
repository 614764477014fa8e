using System.Buffers;
using System.Net;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;
using Runware.Wan25.Submission;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>One case: up to three broken answers, read by everything that reads answers, with the promises checked after each. A function of its seed.</summary>
internal sealed class FuzzCase
{
    private static readonly int[] Statuses = [200, 200, 200, 200, 201, 204, 304, 400, 401, 403, 404, 429, 500, 502, 600, 999];
    private static readonly ClientEnvironment Environment = new() { Clock = new ManualClock() };
    private static readonly ApiTransport Transport = new(() => throw new InvalidOperationException("Nothing is sent."), new("https://fuzz.test/v1"), RecordedAnswers.Key, TimeSpan.FromSeconds(1), Environment);
    private static readonly TaskInquiry Inquiry = new(Transport);
    private static readonly Secrets Secrets = Transport.Secrets.With(RecordedAnswers.Prompt, null);

    private readonly Random _random;
    private readonly PolledOperation _operation;
    private readonly PolledOperation _other;
    private readonly BatchLimit _limit = new(100);

    public FuzzCase(int seed)
    {
        _random = new Random(seed);
        _operation = new(new(new(RecordedAnswers.Task, _random.Next(1, 4)), Secrets), wasResumed: _random.Next(2) == 0);
        _other = new(new(new(RecordedAnswers.OtherTask), Secrets), wasResumed: false);
    }

    /// <summary>How many bytes were read.</summary>
    public int Bytes { get; private set; }

    public void Run()
    {
        for (var answers = _random.Next(1, 4); answers > 0; answers--)
        {
            var bytes = Mutator.Mutate(_random.Pick(RecordedAnswers.All), _random);
            Bytes += bytes.Length;
            using var reply = Reply(bytes, _random.Pick(Statuses));
            ReadAsAnswerToSubmission(reply);
            ReadAsAnswerOfService(reply);
            ReadAsPoll(reply);
        }
    }

    private static ApiReply Reply(byte[] bytes, int status)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(pooled, 0);
        return new ApiReply { Status = (HttpStatusCode)status, Envelope = Envelope.TryRead(pooled, bytes.Length) };
    }

    private static void ReadAsAnswerToSubmission(ApiReply reply)
    {
        Promise.That(Enum.IsDefined(SubmitReply.Judge(reply, RecordedAnswers.Task)), "A submission's answer has a verdict.");
        Promise.That(Inquiry.Read(reply, RecordedAnswers.Task, alone: true).ResultCount is null or > 0, "A task has results.");
        Promise.That(Inquiry.Read(reply, RecordedAnswers.Task, alone: false).ResultCount is null or > 0, "A task has results.");
        var exception = ReplyErrors.ToException(reply, RecordedAnswers.Task, Secrets, "Refused");
        Promise.That(exception.Errors.Count is >= 1 and <= 100, "An exception has errors, and not a million.");
        Promise.KeepsSecrets(exception.ToString());
        foreach (var error in exception.Errors)
        {
            Promise.Holds(error);
        }
    }

    private static void ReadAsAnswerOfService(ApiReply reply)
    {
        foreach (var row in reply.Envelope?.Rows ?? [])
        {
            _ = ServiceRow.Balance(row);
            _ = ServiceRow.Pong(row);
            Promise.IsWebUrl(ServiceRow.Media(row)?.Url);
        }
    }

    private void ReadAsPoll(ApiReply reply)
    {
        using var batch = new PollBatch(_random.Next(2) == 0 ? [_operation] : [_operation, _other]);
        var before = batch.Operations.Select(operation => (operation.State.HasEnded, operation.State.ToResult())).ToList();
        var speaksForAll = PollAnswer.Apply(batch, reply, Secrets, Environment.Clock);
        foreach (var (operation, (hadEnded, known)) in batch.Operations.Zip(before))
        {
            _ = new PollOutcome(operation, reply, batch, speaksForAll, _limit, Secrets).Judge(refusalsBelieved: 3, age: null);
            Promise.Holds(operation.State, hadEnded, known);
        }
    }
}
