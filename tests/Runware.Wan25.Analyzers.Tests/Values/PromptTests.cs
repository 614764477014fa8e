namespace Runware.Wan25.Analyzers.Tests.Values;

public class PromptTests
{
    [Fact]
    public Task A_prompt_without_text_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText({|WAN25001:""|}).Build();
        _ = VideoRequest.FromText({|WAN25001:string.Empty|}).Build();
        _ = VideoRequest.FromText({|WAN25001:Empty|}).Build();
        _ = VideoRequest.FromText({|WAN25001:$"{Empty}"|}).Build();
        _ = VideoRequest.FromText("x").WithPrompt({|WAN25001:"" + Empty|}).Build();
        _ = VideoRequest.FromImage(image, {|WAN25001:""|}).Build();
        _ = VideoRequest.FromImage(prompt: {|WAN25001:""|}, firstFrame: image).Build();
        """);

    [Fact]
    public Task The_longest_prompt_passes_and_one_code_point_more_does_not() => Verify.StatementsAsync($$"""
        _ = VideoRequest.FromText("{{new string('x', 2000)}}").Build();
        _ = VideoRequest.FromText({|WAN25001:"{{new string('x', 2001)}}"|}).Build();
        _ = VideoRequest.FromText({|WAN25001:new string('x', 2001)|}).Build();
        _ = VideoRequest.FromText(new string('x', 2000)).Build();
        _ = VideoRequest.FromText(new string('x', number)).Build();
        _ = VideoRequest.FromText("x").WithNegativePrompt("{{new string('x', 500)}}").Build();
        _ = VideoRequest.FromText("x").WithNegativePrompt({|WAN25002:"{{new string('x', 501)}}"|}).Build();
        """);

    [Fact]
    public Task Code_points_count_and_not_utf16_units() => Verify.StatementsAsync($$"""
        _ = VideoRequest.FromText("{{string.Concat(Enumerable.Repeat("🎬", 2000))}}").Build();
        _ = VideoRequest.FromText({|WAN25001:"{{string.Concat(Enumerable.Repeat("🎬", 2001))}}"|}).Build();
        """);

    [Fact]
    public Task An_unpaired_surrogate_is_reported_even_without_validation() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText({|WAN25001:"a \ud83c lighthouse"|}).WithoutValidation().Build();
        _ = VideoRequest.FromText("a \ud83c\udfac lighthouse").WithNegativePrompt({|WAN25002:"\udfac"|}).Build();
        """);

    [Fact]
    public Task A_missing_prompt_is_reported_unless_a_path_may_set_it() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText({|WAN25001:null|}!).Build();
        _ = VideoRequest.FromText({|WAN25001:default(string)|}!).Build();
        _ = VideoRequest.FromText(null!).WithPrompt("A lighthouse").Build();
        _ = VideoRequest.FromText(null!).WithParameter("positivePrompt", "A lighthouse").Build();
        """);

    [Fact]
    public Task Constants_of_every_form_are_read() => Verify.StatementsAsync("""
        const string Style = "in the style of ";
        _ = VideoRequest.FromText($"A lighthouse {Style}{nameof(VideoRequest)}").Build();
        _ = VideoRequest.FromText(nameof(VideoRequest) + Style).Build();
        _ = VideoRequest.FromText(text).Build();
        _ = VideoRequest.FromText($"{text}").Build();
        _ = VideoRequest.FromText("x").WithNegativePrompt(null).Build();
        _ = VideoRequest.FromText("   ").Build();
        """);

    [Fact]
    public Task A_prompt_that_is_replaced_is_not_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("").WithPrompt("A lighthouse").Build();
        _ = VideoRequest.FromText("").WithPrompt(text).Build();
        _ = VideoRequest.FromText("x").WithNegativePrompt("").WithNegativePrompt(null).Build();
        """);
}
