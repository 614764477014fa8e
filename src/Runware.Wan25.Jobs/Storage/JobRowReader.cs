using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads rows of <c>wan25_jobs</c>.</summary>
internal static class JobRowReader
{
    // The column of the last error is called trouble, for databases that were created before the property had its name.
    public const string Columns =
        "sequence, job_key, state, request, operation_id, enqueued_at, updated_at, due_at, started_at, ended_at, turn, attempts, "
        + "deliveries, lane, accepted, percent, result, failure, trouble, node";

    public static JobRecord Read(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Key = row.GetString(1),
        State = (VideoJobState)row.GetInt32(2),
        Request = row.GetString(3),
        OperationId = VideoOperationId.Parse(row.GetString(4)),
        EnqueuedAt = UnixTime.ToDateTimeOffset(row.GetInt64(5)),
        UpdatedAt = UnixTime.ToDateTimeOffset(row.GetInt64(6)),
        DueAt = UnixTime.ToDateTimeOffset(row.GetInt64(7)),
        StartedAt = row.IsDBNull(8) ? null : UnixTime.ToDateTimeOffset(row.GetInt64(8)),
        EndedAt = row.IsDBNull(9) ? null : UnixTime.ToDateTimeOffset(row.GetInt64(9)),
        Turn = row.GetInt32(10),
        Attempts = row.GetInt32(11),
        Deliveries = row.GetInt32(12),
        Lane = row.GetString(13),
        IsAccepted = row.GetInt32(14) != 0,
        Percent = row.IsDBNull(15) ? null : row.GetInt32(15),
        Result = Text(row, 16),
        Failure = Text(row, 17),
        LastError = Text(row, 18),
        Node = Text(row, 19),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
