using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Determines from the state of the folder what to do with each row. It sends nothing.</summary>
internal sealed class BatchPlanner(BatchFile file, BatchFolder folder, RequestValues defaults, bool retriesFailed)
{
    private const string KeyScope = "wan25-batch";

    /// <summary>Plans all rows, one at a time.</summary>
    /// <param name="onInvalid">Receives each row that is not valid, and its errors.</param>
    public IEnumerable<PlannedRow> Plan(Action<BatchRow, IReadOnlyList<string>> onInvalid)
    {
        foreach (BatchRow row in file.Rows())
        {
            if (TryPlan(row, out PlannedRow? planned, out IReadOnlyList<string> errors))
            {
                yield return planned;
            }
            else
            {
                onInvalid(row, errors);
            }
        }
    }

    private bool TryPlan(BatchRow row, [NotNullWhen(true)] out PlannedRow? planned, out IReadOnlyList<string> errors)
    {
        planned = null;
        errors = row.Errors;
        if (errors.Count > 0)
        {
            return false;
        }

        RequestValues values = defaults.With(row.Values);
        string fingerprint = RequestFingerprint.Of(values, file.TryOpen);
        (RowAction action, int attempt) = Decide(row.Number, fingerprint);
        string scope = $"{KeyScope}/{folder.Identity.Id:N}";
        if (!RequestFactory.TryCreate(
            values,
            file.OpenImage,
            builder => builder.WithIdempotencyKey(scope, BatchFolder.KeyOf(row.Number, attempt)),
            out VideoRequest? request,
            out errors))
        {
            return false;
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{row.Number:D4}-{Slug.Of(row.Name ?? request.Prompt)}");
        planned = new(row.Number, name, action, attempt, fingerprint, request);
        return true;
    }

    private (RowAction Action, int Attempt) Decide(int row, string fingerprint)
    {
        if (folder.OrderOf(row) is not { } order)
        {
            return (RowAction.Order, 1);
        }

        BatchResult? result = folder.ResultOf(row);
        if (result?.Status == BatchStatus.Failed)
        {
            // A row that was edited after it failed is what a new attempt is for.
            return retriesFailed ? (RowAction.Order, order.Attempt + 1) : (RowAction.LeaveFailed, order.Attempt);
        }

        if (order.Fingerprint != fingerprint)
        {
            return (RowAction.Changed, order.Attempt);
        }

        RowAction action = result?.Status switch
        {
            BatchStatus.Done or BatchStatus.Partial => HasFiles(result) ? RowAction.Keep : RowAction.Fetch,
            BatchStatus.DownloadFailed => RowAction.Fetch,
            _ => order.IsMade ? RowAction.Fetch : RowAction.Order,
        };
        return (action, order.Attempt);
    }

    private bool HasFiles(BatchResult result) =>
        (result.Videos ?? []).All(video => video.File is { } name && File.Exists(Path.Combine(folder.Path, name)));
}
