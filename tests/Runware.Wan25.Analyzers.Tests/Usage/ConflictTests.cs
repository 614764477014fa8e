namespace Runware.Wan25.Analyzers.Tests.Usage;

public class ConflictTests
{
    [Fact]
    public Task A_size_beside_a_resolution_is_reported_on_the_later() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithSize(1280, 720).{|WAN25101:WithResolution|}(VideoResolution.P720).Build();
        _ = VideoRequest.FromText("x").WithResolution(VideoResolution.P720).WithSeed(1).{|WAN25101:WithSize|}(VideoSize.Square480p).Build();
        _ = VideoRequest.FromText("x").WithSize(new VideoSize(number, number)).{|WAN25101:WithResolution|}((VideoResolution)number).Build();

        var builder = VideoRequest.FromText("x").WithSize(VideoSize.Square480p);
        if (flag)
        {
            builder.{|WAN25101:WithResolution|}(VideoResolution.P720);
        }

        _ = builder.Build();
        """);

    [Fact]
    public Task A_size_or_a_resolution_passes() => Verify.StatementsAsync("""
        VideoSize? size = flag ? VideoSize.Square480p : null;
        VideoResolution? resolution = flag ? null : VideoResolution.P720;
        _ = VideoRequest.FromText("x").WithSize(size).WithResolution(resolution).Build();
        _ = VideoRequest.FromText("x").WithSize(VideoSize.Square480p).WithResolution(null).Build();
        _ = VideoRequest.FromText("x").WithSize(VideoSize.Square480p).WithResolution(VideoResolution.P720).WithSize(null).Build();
        _ = VideoRequest.FromText("x").WithSize(VideoSize.Square480p).WithResolution(VideoResolution.P720).WithoutValidation().Build();
        _ = request.ToBuilder().WithSize(VideoSize.Square480p).WithResolution(VideoResolution.P720).Build();
        """);

    [Fact]
    public Task Branches_that_exclude_each_other_pass() => Verify.StatementsAsync("""
        var builder = VideoRequest.FromText("x");
        if (flag)
        {
            builder.WithSize(VideoSize.Square480p);
        }
        else
        {
            builder.WithResolution(VideoResolution.P720);
        }

        _ = builder.Build();

        var other = VideoRequest.FromText("x");
        switch (number)
        {
            case 1:
                other.WithSize(VideoSize.Square480p);
                break;
            case 2:
                other = other.WithResolution(VideoResolution.P720);
                break;
        }

        _ = other.Build();

        var third = VideoRequest.FromText("x");
        _ = flag ? third.WithSize(VideoSize.Square480p).Build() : third.WithResolution(VideoResolution.P720).Build();
        """);

    [Fact]
    public Task An_audio_input_beside_generated_audio_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithAudioInput(track).{|WAN25102:WithAudio|}(true).Build();
        _ = VideoRequest.FromText("x").WithAudio(false).{|WAN25102:WithAudioInput|}(AudioInput.FromMediaId(Guid.NewGuid())).Build();
        _ = VideoRequest.FromText("x").WithAudio(flag).{|WAN25102:WithAudioInput|}(AudioInput.FromUrl(url)).Build();
        """);

    [Fact]
    public Task An_audio_input_or_generated_audio_passes() => Verify.StatementsAsync("""
        AudioInput? maybe = flag ? track : null;
        _ = VideoRequest.FromText("x").WithAudioInput(maybe).WithAudio(true).Build();
        _ = VideoRequest.FromText("x").WithAudioInput(AudioInput.FromUrl(url)).WithAudio(null).Build();
        _ = VideoRequest.FromText("x").WithAudioInput(null).WithAudio(true).Build();
        _ = VideoRequest.FromText("x").WithAudioInput(AudioInput.FromUrl(url)).WithAudio(true).WithoutValidation().Build();
        """);
}
