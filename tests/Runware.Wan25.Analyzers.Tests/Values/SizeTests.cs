namespace Runware.Wan25.Analyzers.Tests.Values;

public class SizeTests
{
    [Fact]
    public Task A_size_that_the_model_does_not_make_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithSize{|WAN25007:(1280, 721)|}.Build();
        _ = VideoRequest.FromText("x").WithSize({|WAN25007:new VideoSize(1280, 721)|}).Build();
        _ = VideoRequest.FromText("x").WithSize({|WAN25007:new VideoSize(Height: 1280, Width: 720 * 2)|}).Build();
        _ = VideoRequest.FromText("x").WithSize({|WAN25007:default(VideoSize)|}).Build();
        _ = VideoRequest.FromText("x").WithSize({|WAN25007:new VideoSize()|}).Build();
        _ = VideoRequest.FromText("x").WithSize({|WAN25007:0|}, 720).Build();
        _ = VideoRequest.FromText("x").WithSize(1280, {|WAN25007:-720|}).Build();
        """);

    [Fact]
    public Task One_side_that_no_size_has_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithSize({|WAN25007:1281|}, number).Build();
        _ = VideoRequest.FromText("x").WithSize(number, {|WAN25007:721|}).Build();
        _ = VideoRequest.FromText("x").WithSize(1280, number).Build();
        """);

    [Fact]
    public Task Sizes_of_the_model_pass() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithSize(1280, 720).Build();
        _ = VideoRequest.FromText("x").WithSize(height: 1280, width: 720).Build();
        _ = VideoRequest.FromText("x").WithSize(new VideoSize(832, 1088)).Build();
        _ = VideoRequest.FromText("x").WithSize(VideoSize.Square1080p).Build();
        _ = VideoRequest.FromText("x").WithSize(null).Build();
        _ = VideoRequest.FromText("x").WithSize(default(VideoSize?)).Build();
        _ = VideoRequest.FromText("x").WithSize(new VideoSize(1, 1) with { Width = 1280, Height = 720 }).Build();
        _ = VideoRequest.FromText("x").WithSize(new VideoSize(number, number)).Build();
        _ = VideoRequest.FromText("x").WithSize(new VideoSize { Width = 1280, Height = 720 }).Build();
        """);
}
