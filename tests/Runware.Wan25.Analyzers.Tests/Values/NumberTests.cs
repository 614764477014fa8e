namespace Runware.Wan25.Analyzers.Tests.Values;

public class NumberTests
{
    [Fact]
    public Task Numbers_out_of_range_are_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithResults({|WAN25003:0|}).Build();
        _ = VideoRequest.FromText("x").WithResults({|WAN25003:Five|}).Build();
        _ = VideoRequest.FromText("x").WithResults({|WAN25003:(int?)5|}).Build();
        _ = VideoRequest.FromText("x").WithResults({|WAN25003:2 + 3|}).Build();
        _ = VideoRequest.FromText("x").WithResults({|WAN25003:sizeof(long)|}).Build();
        _ = VideoRequest.FromText("x").WithResults({|WAN25003:'a'|}).Build();
        _ = VideoRequest.FromText("x").WithSeed({|WAN25004:-1|}).Build();
        _ = VideoRequest.FromText("x").WithSeed({|WAN25004:2147483648|}).Build();
        _ = VideoRequest.FromText("x").WithSeed({|WAN25004:long.MaxValue|}).Build();
        _ = VideoRequest.FromText("x").WithSeed({|WAN25004:uint.MaxValue|}).Build();
        _ = VideoRequest.FromText("x").WithOutputQuality({|WAN25005:19|}).Build();
        _ = VideoRequest.FromText("x").WithOutputQuality({|WAN25005:100|}).Build();
        """);

    [Fact]
    public Task Numbers_in_range_pass() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithResults(1).WithSeed(0).WithOutputQuality(20).Build();
        _ = VideoRequest.FromText("x").WithResults(4).WithSeed(2147483647).WithOutputQuality(99).Build();
        _ = VideoRequest.FromText("x").WithResults(null).WithSeed(null).WithOutputQuality(null).Build();
        _ = VideoRequest.FromText("x").WithResults(default).WithSeed(default(long?)).Build();
        _ = VideoRequest.FromText("x").WithResults(number).WithSeed(number * -1L).Build();
        _ = VideoRequest.FromText("x").WithResults(flag ? 9 : 1).Build();
        """);

    [Fact]
    public Task Values_of_enumerations_that_a_cast_makes_up_are_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithDuration({|WAN25008:(VideoDuration)7|}).Build();
        _ = VideoRequest.FromText("x").WithDuration({|WAN25008:(VideoDuration?)(VideoDuration)7|}).Build();
        _ = VideoRequest.FromText("x").WithDuration({|WAN25008:0|}).Build();
        _ = VideoRequest.FromText("x").WithDuration({|WAN25008:default(VideoDuration)|}).Build();
        _ = VideoRequest.FromText("x").WithDuration({|WAN25008:VideoDuration.TenSeconds + 5|}).Build();
        _ = VideoRequest.FromText("x").WithResolution({|WAN25009:(VideoResolution)3|}).Build();
        _ = VideoRequest.FromText("x").WithResolution({|WAN25009:(VideoResolution)(-1)|}).Build();
        _ = VideoRequest.FromText("x").WithOutputFormat({|WAN25009:(VideoOutputFormat)9|}).Build();
        _ = VideoRequest.FromText("x").WithSafety({|WAN25009:(SafetyMode)4|}).Build();
        """);

    [Fact]
    public Task Values_of_enumerations_pass() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithDuration((VideoDuration)5).WithResolution((VideoResolution)2).Build();
        _ = VideoRequest.FromText("x").WithDuration(VideoDuration.TenSeconds).WithSafety(SafetyMode.Full).WithOutputFormat(0).Build();
        _ = VideoRequest.FromText("x").WithDuration(default).WithDuration((VideoDuration)number).Build();
        """);

    [Fact]
    public Task A_short_time_to_live_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:TimeSpan.FromSeconds(59)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:TimeSpan.FromMinutes(0.5)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:TimeSpan.FromHours(0)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:TimeSpan.Zero|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:new TimeSpan(0, 0, 30)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:new TimeSpan(600)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:new TimeSpan(seconds: 1, minutes: 0, hours: 0)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:-TimeSpan.FromDays(1)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:default(TimeSpan)|}).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive({|WAN25006:TimeSpan.FromMilliseconds(90_500)|}).WithoutValidation().Build();
        """);

    [Fact]
    public Task A_time_to_live_that_is_long_enough_or_not_known_passes() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromSeconds(60)).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromMinutes(1)).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromMinutes(100.0 / 60)).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(new TimeSpan(1, 0, 0)).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromDays(365_000)).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromSeconds(number)).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromSeconds(1) * 600).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(TimeSpan.Parse("00:00:01")).Build();
        _ = VideoRequest.FromText("x").WithTimeToLive(null).Build();
        """);
}
