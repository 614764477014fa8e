using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Classifies the response about an id that a store does not know. A mixture of two kinds is neither.</summary>
internal static class UnknownIdClassifier
{
    public static UnknownTaskResponse? Status(ProbeResponse response, Guid id) =>
        IsOneGenericRow(response, id) ? UnknownTaskResponse.GenericRow
        : IsNotFound(response, id) ? UnknownTaskResponse.TaskNotFound
        : IsNothing(response, id) ? UnknownTaskResponse.EmptyData
        : null;

    public static UnknownDetailsResponse? Details(ProbeResponse response, Guid id) =>
        IsOneGenericRow(response, id) ? UnknownDetailsResponse.GenericRow
        : IsNotFound(response, id)
            ? (response.HasData ? UnknownDetailsResponse.TaskNotFound : UnknownDetailsResponse.TaskNotFoundWithoutData)
        : IsNothing(response, id) ? UnknownDetailsResponse.EmptyData
        : null;

    private static bool IsOneGenericRow(ProbeResponse response, Guid id) =>
        response.IsSuccess && response.Refusals(id).Count == 0
        && response.AllRows is [var row] && response.Rows(id).Count == 1
        && ProbeResponse.IsGeneric(row) && ProbeResponse.Text(row, "status") == "processing";

    private static bool IsNotFound(ProbeResponse response, Guid id) =>
        response.Status == 404 && response.AllRows.Count == 0 && response.Errors(id).Count == response.Refusals(id).Count
        && response.Errors(id) is { Count: > 0 } errors && errors.All(IsNotFound);

    private static bool IsNotFound(JsonElement error) => ProbeResponse.Text(error, "code") == "taskNotFound";

    private static bool IsNothing(ProbeResponse response, Guid id) => response.SaysNothing(id) && response.AllRows.Count == 0;
}
