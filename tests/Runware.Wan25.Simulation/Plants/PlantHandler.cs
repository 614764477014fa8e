using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Plants;

/// <summary>Stands between a client and the network and makes the client act as if it had the mistake.</summary>
internal sealed class PlantHandler(PlantedBug bug, HttpMessageHandler network) : ConnectionHandler(network)
{
    private const string GenericType = "getResponse";
    private const string RealType = "videoInference";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var kind = RequestKind.Of(request.Method, body);
        var response = await PassOnAsync(request, cancellationToken);
        if (response.Content is not ReadOnlyMemoryContent || kind.IsDownload || Read(response) is not { } received)
        {
            return response;
        }

        return bug switch
        {
            PlantedBug.GenericRowIsProof => Change(response, received, () => RealRows(received)),
            PlantedBug.ArchivedRefusalIsJob when kind.AsksArchive => Change(response, received, () => ArchivedJobs(received)),
            PlantedBug.RowCountsTwice when !kind.IsSubmit => Change(response, received, () => Doubled(received)),
            PlantedBug.FailedPollIsIgnored when !kind.IsSubmit && IsAbout(received, kind) => Failed(response, HttpStatusCode.BadRequest),
            PlantedBug.CreditErrorIsTheEnd when !kind.IsSubmit && Has(received, "insufficientCredits") => Ended(response, kind),
            PlantedBug.CapacityRefusalIsAttempt when kind.IsSubmit && Has(received, "concurrentRequestLimitExceeded") =>
                Failed(response, response.StatusCode),
            PlantedBug.HintIsMisread when kind.IsSubmit =>
                Change(response, received, () => response.Headers.Remove("Retry-After") | LengthenHints(received)),
            PlantedBug.CostCountsTwice when !kind.IsSubmit => Change(response, received, () => DoubleCosts(received)),
            _ => response,
        };
    }

    private static JsonObject? Read(HttpResponseMessage response)
    {
        try
        {
            return JsonNode.Parse(response.Content.ReadAsStream()) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
        finally
        {
            response.Content.ReadAsStream().Position = 0;
        }
    }

    private static bool RealRows(JsonObject response)
    {
        var rows = Objects(response["data"]).Where(row => Text(row, "taskType") == GenericType).ToList();
        rows.ForEach(row => row["taskType"] = RealType);
        return rows.Count > 0;
    }

    private static bool ArchivedJobs(JsonObject response)
    {
        var refusals = Objects(response["data"])
            .Where(entry => entry["response"] is JsonObject told && told["data"] is null && told["response"] is null)
            .ToList();
        refusals.ForEach(entry => entry["response"] = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["taskType"] = RealType, ["taskUUID"] = Text(entry, "taskUUID") }),
        });
        return refusals.Count > 0;
    }

    private static bool Doubled(JsonObject response)
    {
        var rows = Objects(response["data"]).Where(row => row["videoUUID"] is not null).ToList();
        foreach (var row in rows)
        {
            var copy = row.DeepClone();
            var id = Text(row, "videoUUID")!;
            copy["videoUUID"] = (id[0] == '0' ? '1' : '0') + id[1..];
            ((JsonArray)response["data"]!).Add(copy);
        }

        return rows.Count > 0;
    }

    private static bool LengthenHints(JsonObject response)
    {
        var refusals = Objects(response["errors"])
            .Where(error => Text(error, "code") is "concurrentRequestLimitExceeded" or "serviceOverloaded")
            .ToList();
        refusals.ForEach(error => error["retryAfter"] = 1000);
        return refusals.Count > 0;
    }

    private static bool DoubleCosts(JsonObject response)
    {
        var rows = Objects(response["data"]).Where(row => row["cost"] is JsonValue).ToList();
        rows.ForEach(row => row["cost"] = 2 * decimal.Parse(row["cost"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        return rows.Count > 0;
    }

    private static bool IsAbout(JsonObject response, RequestKind kind) =>
        Objects(response["errors"]).Any(error => Guid.TryParse(Text(error, "taskUUID"), out var id) && kind.Ids.Contains(id));

    private static bool Has(JsonObject response, string code) => Objects(response["errors"]).Any(error => Text(error, "code") == code);

    private static HttpResponseMessage Change(HttpResponseMessage response, JsonObject received, Func<bool> change)
    {
        if (change())
        {
            response.Content = Json(received.ToJsonString());
        }

        return response;
    }

    private static HttpResponseMessage Failed(HttpResponseMessage response, HttpStatusCode status)
    {
        if (response.StatusCode == status)
        {
            response.StatusCode = HttpStatusCode.ServiceUnavailable;
            response.Content = new ByteArrayContent([]);
        }

        return response;
    }

    private static HttpResponseMessage Ended(HttpResponseMessage response, RequestKind kind)
    {
        var errors = kind.Ids.Select(id => $$"""{"code":"providerError","message":"No credits.","status":"error","taskUUID":"{{id}}"}""");
        response.StatusCode = HttpStatusCode.OK;
        response.Content = Json($$"""{"errors":[{{string.Join(',', errors)}}]}""");
        return response;
    }

    private static ReadOnlyMemoryContent Json(string text) =>
        new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new("application/json") } };

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? array.OfType<JsonObject>() : [];

    private static string? Text(JsonObject item, string name) =>
        item[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
