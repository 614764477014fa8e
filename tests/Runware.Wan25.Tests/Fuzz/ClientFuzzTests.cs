using System.Net;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>
/// Broken responses to a whole client: what is guaranteed about reading holds for what a caller sees, and good responses afterwards bring
/// the video.
/// </summary>
[Collection(ClockDriven.Name)]
public class ClientFuzzTests
{
    private static readonly int[] Statuses = [200, 200, 200, 204, 400, 404, 429, 500, 502];

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_client_survives_whatever_the_service_returns(int block)
    {
        const int size = 40;
        for (var seed = block * size; seed < (block + 1) * size; seed++)
        {
            try
            {
                await RunAsync(new Random(seed));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {seed}", exception);
            }
        }
    }

    private static async Task RunAsync(Random random)
    {
        var time = new VirtualTimeProvider();
        var service = new ScriptedService();
        var good = service.OnCall;
        var broken = random.Next(1, 8);
        service.OnCall = (call, token) => broken-- > 0
            ? Task.FromResult(Break(call, random))
            : call.TaskType is "videoInference" or "getResponse" ? good(call, token) : Task.FromResult(Break(call, random));
        using var client = service.CreateClient(time, options => options.CompletionTimeout = TimeSpan.FromMinutes(2));
        var request = VideoRequest.FromText(RecordedResponses.Prompt).Build();

        var error = await Record.ExceptionAsync(() => time.RunAsync(client.GenerateAsync(request)));
        Guarantee.That(error is null or RunwareException or OperationCanceledException, $"{error}");
        Guarantee.That(
            error is not RunwareException runware || runware.OperationId is not null,
            "An exception after the first byte carries the id.");
        Guarantee.KeepsSecrets(error?.ToString() ?? "");
        foreach (var call in new Func<Task>[] { () => client.GetBalanceAsync(), () => client.PingAsync() })
        {
            error = await Record.ExceptionAsync(() => time.RunAsync(call()));
            Guarantee.That(error is null or RunwareException or OperationCanceledException, $"{error}");
        }
    }

    private static HttpResponseMessage Break(ScriptedCall call, Random random) => new((HttpStatusCode)random.Pick(Statuses))
    {
        Content = new ByteArrayContent(Mutator.Mutate(random.Pick(RecordedResponses.Read(call.TaskId)), random)),
    };
}
