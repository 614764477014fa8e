using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents a row of <c>wan25_jobs</c>. It is not a record type, whose generated text would contain the request.</summary>
internal sealed class JobRecord
{
    public const string Columns =
        "sequence, job_key, state, request, operation_id, enqueued_at, updated_at, due_at, started_at, ended_at, attempts, deliveries, "
        + "accepted, percent, result, failure, last_error, node";

    public long Sequence { get; init; }

    public required string Key { get; init; }

    public VideoJobState State { get; init; }

    public required string Request { get; init; }

    public VideoOperationId OperationId { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The time from which the job may be started.</summary>
    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The number of executions. An execution that finds a higher number was superseded and stops.</summary>
    public int Attempts { get; init; }

    public int Deliveries { get; init; }

    /// <summary>Whether the service accepted the job, which is then waited for and never submitted again.</summary>
    public bool IsAccepted { get; init; }

    public int? Percent { get; init; }

    public string? Result { get; init; }

    public string? Failure { get; init; }

    public string? LastError { get; init; }

    public string? Node { get; init; }

    /// <summary>Whether a column holds what this version cannot have written. Such a job is dead-lettered, and the others go on.</summary>
    public bool IsDamaged { get; private set; }

    public static JobRecord Read(DbDataReader row)
    {
        bool isDamaged = false;
        T Check<T>(bool isValid, T value)
        {
            isDamaged |= !isValid;
            return value;
        }

        object? Value(int column) => row.IsDBNull(column) ? null : row.GetValue(column);
        string? Text(int column) => Check(Value(column) is null or string, Value(column)?.ToString());
        int? Number(int column) => Value(column) switch
        {
            null => null,
            long and >= int.MinValue and <= int.MaxValue or int => Convert.ToInt32(Value(column), null),
            _ => Check<int?>(false, 0),
        };
        DateTimeOffset? Time(int column) => Value(column) switch
        {
            null => null,
            long milliseconds and >= 0 and <= 253_402_300_799_999 => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            _ => Check<DateTimeOffset?>(false, DateTimeOffset.UnixEpoch),
        };
        string? Failure(int column) => Check(StoredFailure.TryRead(Text(column), out _), Text(column));
        var state = (VideoJobState)(Number(2) ?? -1);
        return new()
        {
            Sequence = row.GetInt64(0),
            Key = Text(1)!,
            State = Check(Enum.IsDefined(state), Enum.IsDefined(state) ? state : VideoJobState.DeadLettered),
            Request = Text(3)!,
            OperationId = Check(VideoOperationId.TryParse(Text(4), null, out VideoOperationId id), id),
            EnqueuedAt = Time(5) ?? DateTimeOffset.UnixEpoch,
            UpdatedAt = Time(6) ?? DateTimeOffset.UnixEpoch,
            DueAt = Time(7) ?? DateTimeOffset.UnixEpoch,
            StartedAt = Time(8),
            EndedAt = Time(9),
            Attempts = Number(10) ?? 0,
            Deliveries = Number(11) ?? 0,
            IsAccepted = Number(12) != 0,
            Percent = Number(13),
            Result = Text(14),
            Failure = Failure(15),
            LastError = Failure(16),
            Node = Text(17),
            IsDamaged = isDamaged,
        };
    }
}
