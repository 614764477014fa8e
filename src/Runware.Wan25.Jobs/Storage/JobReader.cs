using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads rows of <c>wan25_jobs</c>.</summary>
internal static class JobReader
{
    public const string Columns =
        "sequence, job_key, state, request, operation_id, enqueued_at, updated_at, due_at, started_at, ended_at, attempts, deliveries, "
        + "accepted, percent, result, failure, last_error, node";

    /// <summary>The year 9999, in milliseconds.</summary>
    public const long MaxTime = 253_402_300_799_999;

    /// <summary>Reads a job. One whose row is damaged is read as far as possible, so that it does not stop the others.</summary>
    public static VideoJob Read(DbDataReader row)
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
            long milliseconds and >= 0 and <= MaxTime => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            _ => Check<DateTimeOffset?>(false, DateTimeOffset.UnixEpoch),
        };
        VideoJobFailure? Failure(int column) => Check(StoredFailure.TryRead(Text(column), out VideoJobFailure? failure), failure);
        var state = (VideoJobState)(Number(2) ?? -1);
        return new()
        {
            Sequence = row.GetInt64(0),
            Key = Text(1)!,
            State = Check(
                Enum.IsDefined(state) && (state != VideoJobState.Delivering || Value(9) is not null),
                Enum.IsDefined(state) ? state : VideoJobState.DeadLettered),
            RequestText = Text(3)!,
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
            ResultText = Text(14),
            Failure = Failure(15),
            LastError = Failure(16),
            Node = Text(17),
            IsDamaged = isDamaged,
        };
    }
}
