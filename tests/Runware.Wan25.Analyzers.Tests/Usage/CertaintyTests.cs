namespace Runware.Wan25.Analyzers.Tests.Usage;

/// <summary>What is wrong is reported where nothing else can make it right.</summary>
public class CertaintyTests
{
    [Fact]
    public Task A_chain_over_several_statements_is_followed() => Verify.StatementsAsync("""
        var builder = VideoRequest.FromText("x");
        builder.WithResults({|WAN25003:5|});
        if (flag)
        {
            builder = builder.WithSeed({|WAN25004:-1|});
        }

        await client.GenerateAsync(builder.WithOutputQuality({|WAN25005:100|}).Build());
        """);

    [Fact]
    public Task Without_validation_nothing_of_the_model_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("").WithResults(5).WithSeed(-1).WithSize(1, 1).WithDuration((VideoDuration)7).WithoutValidation().Build();
        _ = VideoRequest.FromText("x").WithoutValidation().WithResults(5).Build();

        var builder = VideoRequest.FromText("x").WithResults(5);
        if (flag)
        {
            builder.WithoutValidation();
        }

        _ = builder.Build();
        """);

    [Fact]
    public Task A_value_that_is_replaced_later_is_not_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithResults(5).WithResults(2).Build();
        _ = VideoRequest.FromText("x").WithSize(1, 1).WithSize(VideoSize.Square480p).Build();

        var builder = VideoRequest.FromText("x").WithResults(5);
        if (flag)
        {
            builder.WithResults(number);
        }

        _ = builder.Build();
        _ = VideoRequest.FromText("x").WithResults(2).WithResults({|WAN25003:5|}).Build();
        """);

    [Fact]
    public Task A_builder_of_a_request_may_be_without_validation_already() => Verify.StatementsAsync("""
        _ = request.ToBuilder().WithResults(5).WithSeed(-1).Build();
        _ = request.ToBuilder().WithTaskId({|WAN25012:Guid.Empty|}).Build();
        """);

    [Fact]
    public Task A_builder_that_other_code_can_use_is_not_certain() => Verify.FileAsync("""
        class Program
        {
            static VideoRequestBuilder Loose(VideoRequestBuilder builder) => builder.WithoutValidation();

            VideoRequest Passed() => Loose(VideoRequest.FromText("x").WithResults(5)).Build();

            VideoRequestBuilder Returned() => VideoRequest.FromText("x").WithResults(5);

            VideoRequest Extended() => VideoRequest.FromText("x").WithResults(5).Loosen().Build();

            VideoRequest Split()
            {
                var builder = VideoRequest.FromText("x").WithResults(5);
                Loose(builder);
                return builder.Build();
            }

            void Parameter(VideoRequestBuilder builder) => builder.WithResults(5);

            VideoRequestBuilder Path() => VideoRequest.FromText("x").WithParameter({|WAN25013:"taskType"|}, "x");
        }

        static class Extensions
        {
            public static VideoRequestBuilder Loosen(this VideoRequestBuilder builder) => builder.WithoutValidation();
        }
        """);

    [Fact]
    public Task Types_of_the_same_names_are_not_ours() => Verify.FileAsync("""
        namespace Other
        {
            class VideoRequest
            {
                public static VideoRequest FromText(string text) => new();
                public VideoRequest ToBuilder() => this;
                public VideoRequest WithResults(int count) => this;
                public VideoRequest Build() => this;
                public Task GenerateAsync() => Task.CompletedTask;
            }

            class Program
            {
                void Run(VideoRequest request)
                {
                    VideoRequest.FromText("").WithResults(9);
                    request.ToBuilder().Build();
                    request.GenerateAsync();
                }
            }
        }
        """);

    [Fact]
    public Task Using_static_and_target_typed_creation_are_read() => Verify.FileAsync("""
        namespace Ours
        {
            using static Runware.Wan25.VideoRequest;

            class Program
            {
                VideoRequest Run() => FromText({|WAN25001:""|}).WithSize({|WAN25007:new VideoSize(1, 1)|}).Build();

                VideoRequest Named() => Runware.Wan25.VideoRequest.FromText({|WAN25001:""|}).Build();

                static readonly VideoRequest Field = FromText("x").WithSeed({|WAN25004:-1|}).Build();

                Func<VideoRequest> Lambda => () => FromText("x").WithSeed({|WAN25004:-1|}).Build();
            }
        }
        """);
}
