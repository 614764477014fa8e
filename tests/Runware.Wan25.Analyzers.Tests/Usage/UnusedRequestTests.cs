namespace Runware.Wan25.Analyzers.Tests.Usage;

public class UnusedRequestTests
{
    [Fact]
    public Task A_request_that_is_never_used_is_reported() => Verify.StatementsAsync("""
        VideoRequest.FromText("x").{|WAN25202:Build|}();
        var made = VideoRequest.FromText("x").{|WAN25202:Build|}();
        VideoRequest typed = VideoRequest.FromText("x").{|WAN25202:Build|}();
        var builder = VideoRequest.FromText("x");
        builder.{|WAN25202:Build|}();
        if (flag)
        {
            var inner = builder.WithSeed(1).{|WAN25202:Build|}();
        }

        try
        {
            request.ToBuilder().{|WAN25202:Build|}();
        }
        finally
        {
            builder.{|WAN25202:Build|}();
        }
        """);

    [Fact]
    public Task A_request_that_is_used_passes() => Verify.FileAsync("""
        class Program
        {
            private readonly VideoRequest _field = VideoRequest.FromText("x").Build();

            VideoRequest Made => VideoRequest.FromText("x").Build();

            async Task RunAsync(IWan25Client client, List<VideoRequest> requests)
            {
                var made = VideoRequest.FromText("x").Build();
                await client.GenerateAsync(made);
                requests.Add(VideoRequest.FromText("x").Build());
                var captured = VideoRequest.FromText("x").Build();
                Action later = () => Console.WriteLine(captured);
                Console.WriteLine(VideoRequest.FromText("x").Build().EstimateCost().Amount);
                var named = VideoRequest.FromText("x").Build();
                Console.WriteLine(nameof(named));
            }
        }
        """);

    [Fact]
    public Task A_request_that_is_built_for_its_validation_passes() => Verify.SynchronousAsync("""
        _ = VideoRequest.FromText(text).Build();
        Action act = () => VideoRequest.FromText(text).Build();
        Action block = () => { VideoRequest.FromText(text).Build(); };
        Func<object> function = () => VideoRequest.FromText(text).Build();
        try
        {
            VideoRequest.FromText(text).Build();
        }
        catch (VideoRequestValidationException)
        {
        }

        Validate(VideoRequest.FromText(text));
        static void Validate(VideoRequestBuilder builder) => builder.Build();
        """);
}
