namespace Runware.Wan25.Analyzers.Tests.Usage;

public class NeverBuiltTests
{
    [Fact]
    public Task A_builder_that_is_never_built_is_reported() => Verify.StatementsAsync("""
        {|WAN25201:VideoRequest.FromText|}("x").WithSeed(1);
        {|WAN25201:VideoRequest.FromImage|}(image, "x");
        {|WAN25201:request.ToBuilder|}().WithSeed(1);

        var builder = {|WAN25201:VideoRequest.FromText|}("x");
        builder.WithSeed(1);
        builder = builder.WithResults(2);
        _ = builder.WithResolution(VideoResolution.P720);
        """);

    [Fact]
    public Task A_builder_that_is_built_somewhere_passes() => Verify.StatementsAsync("""
        var builder = VideoRequest.FromText("x");
        builder.WithSeed(1);
        if (builder.TryBuild(out var made, out var errors))
        {
            await client.GenerateAsync(made);
        }

        var second = VideoRequest.FromText("x");
        for (var seed = 0; seed < 3; seed++)
        {
            await client.GenerateAsync(second.WithSeed(seed).Build());
        }
        """);

    [Fact]
    public Task A_builder_that_other_code_can_use_passes() => Verify.FileAsync("""
        class Program
        {
            private VideoRequestBuilder _field = VideoRequest.FromText("x");
            private readonly Lazy<VideoRequestBuilder> _lazy = new(() => VideoRequest.FromText("x"));

            VideoRequestBuilder Property => VideoRequest.FromText("x").WithSeed(1);
            VideoRequestBuilder Property2 { get; } = VideoRequest.FromText("x");

            VideoRequestBuilder Returned()
            {
                var builder = VideoRequest.FromText("x");
                builder.WithSeed(1);
                return builder;
            }

            void Passed()
            {
                var builder = VideoRequest.FromText("x");
                Configure(builder);
                Configure(VideoRequest.FromText("x"));
                VideoRequest.FromText("x").Extend();
                new Holder(VideoRequest.FromText("x"));
            }

            void Stored(List<VideoRequestBuilder> list)
            {
                _field = VideoRequest.FromText("x");
                var array = new[] { VideoRequest.FromText("x") };
                list[0] = VideoRequest.FromText("x");
                var tuple = (VideoRequest.FromText("x"), 1);
                var alias = VideoRequest.FromText("x");
                var other = alias;
                Use(other.Build());
            }

            Action Captured()
            {
                var builder = VideoRequest.FromText("x");
                return () => Use(builder.Build());
            }

            void InLocalFunction()
            {
                var builder = VideoRequest.FromText("x");
                Run();
                void Run() => Use(builder.Build());
            }

            void Chosen(bool flag, VideoRequestBuilder? maybe)
            {
                var builder = flag ? VideoRequest.FromText("x") : VideoRequest.FromText("y");
                Use((maybe ?? VideoRequest.FromText("x")).Build());
                var switched = flag switch { true => VideoRequest.FromText("x"), _ => null };
                maybe ??= VideoRequest.FromText("x");
                Use(VideoRequest.FromText("x")?.Build()!);
                ref var alias = ref builder;
            }

            IEnumerable<VideoRequestBuilder> Yielded(IEnumerable<string> prompts)
            {
                yield return VideoRequest.FromText("x");
                foreach (var builder in prompts.Select(VideoRequest.FromText))
                {
                    yield return builder;
                }

                foreach (var builder in prompts.Select(prompt => VideoRequest.FromText(prompt).WithSeed(1)))
                {
                    yield return builder;
                }
            }

            static void Configure(VideoRequestBuilder builder) => builder.WithSeed(1);

            static void Use(VideoRequest request) => Console.WriteLine(request);
        }

        record Holder(VideoRequestBuilder Builder);

        static class Extensions
        {
            public static VideoRequest Extend(this VideoRequestBuilder builder) => builder.Build();
        }
        """);

    [Fact]
    public Task A_builder_that_is_printed_or_discarded_on_purpose_passes() => Verify.SynchronousAsync("""
        Console.WriteLine(VideoRequest.FromText("x").WithSeed(1).ToString());
        _ = VideoRequest.FromText("x");
        Action act = () => VideoRequest.FromText(null!);
        """);

    [Fact]
    public Task A_program_of_statements_is_read_like_a_method() => Verify.ProgramAsync("""
        var builder = {|WAN25201:VideoRequest.FromText|}("x");
        builder.WithResults({|WAN25003:5|});

        var built = VideoRequest.FromText("x");
        Run();

        void Run() => Console.WriteLine(built.Build());
        """);
}
