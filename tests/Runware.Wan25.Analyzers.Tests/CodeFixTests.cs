using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers.Tests;

public class CodeFixTests
{
    [Fact]
    public Task A_missing_build_is_added_where_the_compiler_needs_a_request() => Verify.FixAsync(
        """
        await client.GenerateAsync({|CS1503:VideoRequest.FromText("x").WithSeed(1)|});
        VideoRequest one = {|CS0029:VideoRequest.FromText("x")
            .WithSeed(1)|};
        Console.WriteLine(one);
        """,
        """
        await client.GenerateAsync(VideoRequest.FromText("x").WithSeed(1).Build());
        VideoRequest one = VideoRequest.FromText("x")
            .WithSeed(1)
            .Build();
        Console.WriteLine(one);
        """);

    [Fact]
    public Task Build_is_added_to_a_chain_in_its_own_layout() => Verify.FixAsync(
        """
        VideoRequest one = {|CS0029:VideoRequest
            .FromText("x")
            .WithSeed(1)|};
        Console.WriteLine(one);
        """,
        """
        VideoRequest one = VideoRequest
            .FromText("x")
            .WithSeed(1)
            .Build();
        Console.WriteLine(one);
        """);

    [Fact]
    public Task A_discarded_task_is_awaited() => Verify.FixAsync(
        """
        // Order it.
        _ = client.{|WAN25203:SubmitAsync|}(request);
        """,
        """
        // Order it.
        await client.SubmitAsync(request);
        """);

    [Fact]
    public Task A_program_awaits_and_becomes_asynchronous_by_itself() => Verify.FixFileAsync(
        """
        using var client = new Wan25Client(new Wan25ClientOptions());
        client.{|WAN25203:PingAsync|}();
        """,
        """
        using var client = new Wan25Client(new Wan25ClientOptions());
        await client.PingAsync();
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task A_synchronous_method_is_not_changed()
    {
        var code = Verify.InMethod("client.{|WAN25203:SubmitAsync|}(request);", "void");
        return Verify.FixFileAsync(code, code);
    }

    [Fact]
    public Task What_asks_for_the_default_seed_is_removed() => Verify.FixAsync(
        """
        _ = VideoRequest.FromText("x")
            .WithSeed({|WAN25004:-1|})
            .WithResults(2)
            .Build();
        """,
        """
        _ = VideoRequest.FromText("x")
            .WithResults(2)
            .Build();
        """);

    [Fact]
    public Task Of_size_and_resolution_the_one_without_effect_is_removed() => Verify.FixAsync(
        """
        _ = VideoRequest.FromImage(image, "x").WithSize(1280, 720).{|WAN25101:WithResolution|}(VideoResolution.P720).Build();
        _ = VideoRequest.FromText("x").WithSize(VideoSize.Square720p).{|WAN25101:WithResolution|}(VideoResolution.P720).Build();
        """,
        """
        _ = VideoRequest.FromImage(image, "x").WithResolution(VideoResolution.P720).Build();
        _ = VideoRequest.FromText("x").WithSize(VideoSize.Square720p).Build();
        """);

    [Fact]
    public Task Of_an_audio_input_and_no_audio_the_latter_is_removed() => Verify.FixAsync(
        "_ = VideoRequest.FromText(\"x\").WithAudio(false).{|WAN25102:WithAudioInput|}(AudioInput.FromUrl(url)).Build();",
        "_ = VideoRequest.FromText(\"x\").WithAudioInput(AudioInput.FromUrl(url)).Build();");

    [Theory]
    [InlineData(
        "_ = VideoRequest.FromText(\"x\").WithSize(VideoSize.Square720p).{|WAN25101:WithResolution|}(VideoResolution.P1080).Build();")]
    [InlineData("_ = VideoRequest.FromText(\"x\").WithAudio(true).{|WAN25102:WithAudioInput|}(AudioInput.FromUrl(url)).Build();")]
    [InlineData("_ = VideoRequest.FromText(\"x\").WithResults({|WAN25003:5|}).Build();")]
    public Task Where_two_things_can_be_meant_no_fix_is_offered(string statement) => Verify.FixAsync(statement, statement);
}
