using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>An emulator with some options, its clock, and a client without an SDK.</summary>
internal sealed class WorldRig : IAsyncDisposable
{
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);

    public WorldRig(Action<RunwareEmulatorOptions>? configure = null)
    {
        configure?.Invoke(Options);
        Options.TimeProvider = Clock;
        Emulator = RunwareEmulator.CreateInProcess(Options);
        Client = new RawClient(Emulator);
    }

    public RunwareEmulatorOptions Options { get; } = new();

    public VirtualTimeProvider Clock { get; } = new();

    public RunwareEmulator Emulator { get; }

    public RawClient Client { get; }

    public FaultRules Faults => Emulator.Faults;

    public void Finish() => Clock.Advance(Enough);

    public async Task<Guid> FinishedAsync(string more = "")
    {
        Guid id = await Client.SubmitAsync(more);
        Finish();
        return id;
    }

    /// <summary>Compares a response with a recorded one, in which <c>T</c> stands for the id.</summary>
    public async Task ExpectAsync(JsonObject task, int status, string recorded, Guid id)
    {
        var (actualStatus, body) = await Client.PostAsync(task);
        Assert.Equal((status, Normal(recorded, id)), ((int)actualStatus, Sorted(body).ToJsonString()));
    }

    public Task ExpectPollAsync(Guid id, int status, string recorded) => ExpectAsync(RawClient.Poll(id), status, recorded, id);

    public Task ExpectDetailsAsync(Guid id, int status, string recorded) => ExpectAsync(RawClient.Details(id), status, recorded, id);

    /// <summary>Sends a new submission and expects a response.</summary>
    public async Task<Guid> ExpectSubmissionAsync(int status, string recorded, Guid? used = null)
    {
        Guid id = used ?? Guid.NewGuid();
        await ExpectAsync(RawClient.TextTask(id), status, recorded, id);
        return id;
    }

    public async Task<string> ArchivedAsync(Guid id) =>
        (await Client.PostAsync(RawClient.Details(id))).Body["data"]![0]!["response"]!.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    public static string Normal(string json, Guid id) =>
        Sorted(JsonNode.Parse(json.Replace("\"T\"", $"\"{id}\"", StringComparison.Ordinal))!).ToJsonString();

    /// <summary>Sorts the members of objects, whose order has no meaning.</summary>
    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : (JsonNode?)Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };
}
