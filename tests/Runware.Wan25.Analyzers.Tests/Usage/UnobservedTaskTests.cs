namespace Runware.Wan25.Analyzers.Tests.Usage;

public class UnobservedTaskTests
{
    [Fact]
    public Task A_task_that_a_synchronous_method_drops_is_reported() => Verify.SynchronousAsync("""
        client.{|WAN25203:GenerateAsync|}(request);
        client.{|WAN25203:SubmitAsync|}(request).ConfigureAwait(false);
        client?.{|WAN25203:SubmitAsync|}(request);
        client!.{|WAN25203:PingAsync|}();
        operation.{|WAN25203:WaitForCompletionAsync|}();
        operation.{|WAN25203:UpdateAsync|}();
        jobs.{|WAN25203:EnqueueAsync|}("order-1", request);
        Action act = () => client.{|WAN25203:SubmitAsync|}(request);
        new List<VideoRequest>().ForEach(one => client.{|WAN25203:GenerateAsync|}(one));
        Parallel.ForEach(new[] { request }, one => { client.{|WAN25203:GenerateAsync|}(one); });
        var task = client.{|WAN25203:SubmitAsync|}(request);
        _ = client.{|WAN25203:GenerateAsync|}(request);
        new ServiceCollection().BuildServiceProvider().GetRequiredService<IWan25Client>().{|WAN25203:SubmitAsync|}(request);
        void Local() => client.{|WAN25203:SubmitAsync|}(request);
        Local();
        """);

    [Fact]
    public Task In_an_asynchronous_method_the_compiler_warns_about_statements() => Verify.StatementsAsync("""
        client.GenerateAsync(request);
        client.SubmitAsync(request).ConfigureAwait(false);
        _ = client.{|WAN25203:GenerateAsync|}(request);
        var task = client.{|WAN25203:SubmitAsync|}(request);
        new List<VideoRequest>().ForEach(one => client.{|WAN25203:GenerateAsync|}(one));
        new List<VideoRequest>().ForEach(async one => client.GenerateAsync(one));
        """);

    [Fact]
    public Task A_task_that_somebody_observes_passes() => Verify.FileAsync("""
        class Program
        {
            private Task? _running;

            async Task<VideoResult> AwaitedAsync(IWan25Client client, VideoRequest request, List<Task> tasks)
            {
                await client.SubmitAsync(request);
                VideoOperation operation = await client.SubmitAsync(request).ConfigureAwait(false);
                _running = client.GenerateAsync(request);
                tasks.Add(client.PingAsync());
                await Task.WhenAll(client.GenerateAsync(request), client.GenerateAsync(request));
                var first = client.GenerateAsync(request);
                await first;
                _ = client.GenerateAsync(request).ContinueWith(task => Console.WriteLine(task.Status));
                _ = await client.GenerateAsync(request);
                _ = operation.WaitForCompletionAsync();
                _ = client.PingAsync();
                await Parallel.ForEachAsync(new[] { request }, async (one, token) => await client.GenerateAsync(one, token));
                Func<Task> function = () => client.GenerateAsync(request);
                await Task.Run(() => client.GenerateAsync(request));
                return await operation.WaitForCompletionAsync();
            }

            Task<VideoResult> Returned(IWan25Client client, VideoRequest request) => client.GenerateAsync(request);

            VideoResult Blocking(IWan25Client client, VideoRequest request) => client.GenerateAsync(request).Result;

            void Waiting(IWan25Client client, VideoRequest request) => client.GenerateAsync(request).GetAwaiter().GetResult();
        }
        """);

    [Fact]
    public Task What_a_substitute_expects_passes() => Verify.FileAsync("""
        using System.Linq.Expressions;

        class Program
        {
            void Run(IWan25Client client, VideoRequest request)
            {
                client.Received(1).SubmitAsync(request);
                Verify(one => one.SubmitAsync(request, default));
            }

            void Verify(Expression<Action<IWan25Client>> call) { }
        }

        static class Substitutes
        {
            public static T Received<T>(this T substitute, int times) where T : class => substitute;
        }
        """);

    [Fact]
    public Task A_stream_that_is_never_enumerated_is_reported() => Verify.StatementsAsync("""
        client.{|WAN25204:GenerateAllAsync|}([request]);
        _ = client.{|WAN25204:GenerateAllAsync|}([request]);
        var outcomes = client.{|WAN25204:GenerateAllAsync|}([request]);
        operation.{|WAN25204:GetVideosAsync|}();
        jobs.{|WAN25204:WatchAsync|}("order-1");
        await foreach (var outcome in client.GenerateAllAsync([request]))
        {
        }

        var videos = operation.GetVideosAsync();
        await foreach (var video in videos.WithCancellation(default))
        {
        }
        """);

    [Fact]
    public Task A_program_without_await_is_synchronous() => Verify.ProgramAsync("""
        using var client = new Wan25Client(new Wan25ClientOptions());
        client.{|WAN25203:PingAsync|}();
        """);

    [Fact]
    public Task A_program_with_await_is_asynchronous() => Verify.ProgramAsync("""
        using var client = new Wan25Client(new Wan25ClientOptions());
        client.PingAsync();
        await client.PingAsync();
        """);
}
