using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Checks all rows before anything is ordered: it reports every error at once, and what the run will make.</summary>
internal sealed class BatchPreflight
{
    private const int MaxErrors = 50;

    // The size of a short video at the smallest size, so that a full disk is noticed before anything is paid.
    private const long BytesPerVideo = 4 << 20;

    private readonly List<string> _errors = [];
    private readonly List<int> _changed = [];

    // For each row, the fingerprint if it is to be ordered; otherwise null.
    private readonly List<string?> _toOrder = [];
    private int _errorCount;
    private bool _isPriceKnown = true;
    private decimal _estimate;

    public int Rows { get; private set; }

    public int Kept { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Gets the number of videos that may have to be paid.</summary>
    public int Videos { get; private set; }

    /// <summary>Gets the rows that only have to be downloaded.</summary>
    public List<PlannedRow> ToFetch { get; } = [];

    /// <summary>Gets the cost of the videos in US dollars; null if the price of one of them is not published.</summary>
    public decimal? Estimate => _isPriceKnown ? _estimate : null;

    /// <exception cref="CliException">A row is not valid or differs from what was ordered before, or the disk is full.</exception>
    public static BatchPreflight Run(BatchPlanner planner, string folder)
    {
        var check = new BatchPreflight();
        foreach (PlannedRow row in planner.Plan(check.AddInvalid))
        {
            check.Add(row);
        }

        check.ThrowIfRefused();
        check.ThrowIfFull(folder);
        return check;
    }

    /// <summary>Reads the file again, since it may be longer than memory, and gets the rows to order as they were checked.</summary>
    /// <exception cref="CliException">A row is not the one that was checked, so its price was not confirmed.</exception>
    public IEnumerable<PlannedRow> ReadToOrder(BatchPlanner planner)
    {
        int read = 0;
        foreach (PlannedRow row in planner.Plan((row, errors) => throw FileChanged(row.Number, errors[0])))
        {
            if (++read > Rows)
            {
                throw FileChanged(row.Number, "is new.");
            }

            if (_toOrder[row.Number - 1] is { } expected)
            {
                yield return row.Fingerprint == expected && row.Action == RowAction.Order
                    ? row
                    : throw FileChanged(row.Number, "differs from what was checked.");
            }
        }

        if (read < Rows)
        {
            throw FileChanged(read + 1, "is missing.");
        }
    }

    private static CliException FileChanged(int row, string what) =>
        CliException.InvalidArguments($"The file changed after it was checked: row {row}: {what}");

    private void Add(PlannedRow row)
    {
        Rows++;
        _toOrder.Add(row.Action == RowAction.Order ? row.Fingerprint : null);
        switch (row.Action)
        {
            case RowAction.Keep:
                Kept++;
                break;
            case RowAction.LeaveFailed:
                Failed++;
                break;
            case RowAction.Fetch:
                ToFetch.Add(row);
                break;
            case RowAction.Changed:
                _changed.Add(row.Number);
                break;
            default:
                Videos += row.Request.ResultCount;
                decimal? price = row.Request.EstimateCost().Amount;
                _isPriceKnown &= price is not null;
                _estimate += price ?? 0;
                break;
        }
    }

    private void AddInvalid(BatchRow row, IReadOnlyList<string> errors)
    {
        Rows++;
        _errorCount += errors.Count;
        _errors.AddRange(errors.Take(MaxErrors - _errors.Count).Select(error => $"row {row.Number}: {error}"));
    }

    private void ThrowIfRefused()
    {
        if (_errorCount > 0)
        {
            string more = _errorCount > _errors.Count ? $" The first {_errors.Count} of {_errorCount}:" : "";
            throw new CliException(new(ErrorCodes.InvalidRequest, ExitCodes.Invalid, $"Not all rows are valid.{more}")
            {
                Details = _errors,
                SubmissionState = "notSent",
                Advice = "Nothing was sent.",
            });
        }

        if (_changed.Count > 0)
        {
            throw new CliException(new(ErrorCodes.RowsChanged, ExitCodes.Invalid, "Rows were edited after they had been ordered.")
            {
                Details = [.. _changed.Take(MaxErrors).Select(row => $"row {row} differs from what was ordered under its number.")],
                SubmissionState = "notSent",
                Advice = "Nothing was sent. Restore these rows, or use another output folder. Add new rows at the end.",
            });
        }

        if (Rows == 0)
        {
            throw CliException.InvalidArguments("The file has no rows.");
        }
    }

    private void ThrowIfFull(string folder)
    {
        long needed = (Videos + ToFetch.Count) * BytesPerVideo;
        long free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < needed)
        {
            throw new CliException(new(
                ErrorCodes.File,
                ExitCodes.Invalid,
                $"The disk of {folder} has {free >> 20} MB free; the videos need about {needed >> 20} MB.")
            {
                Advice = "Nothing was sent.",
            });
        }
    }
}
