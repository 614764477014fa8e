namespace Runware.Wan25.Tests.Validation;

public class PromptValidatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2000)]
    public void Prompts_within_the_limit_pass(int length)
    {
        Rules.None(Rules.Valid().WithPrompt(new('x', length)));
        Rules.None(Rules.Valid().WithPrompt(Emoji(length)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2001)]
    public void Prompts_outside_the_limit_are_reported_with_their_length(int length)
    {
        var error = Rules.Only(Rules.Valid().WithPrompt(Emoji(length)), "positivePrompt", VideoRequestErrorCodes.Length);
        Assert.Equal($"positivePrompt must have 1 to 2000 Unicode code points; {length} were given.", error.Message);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(500, true)]
    [InlineData(0, false)]
    [InlineData(501, false)]
    public void Negative_prompts_have_their_own_limit(int length, bool valid)
    {
        var builder = Rules.Valid().WithNegativePrompt(Emoji(length));
        if (valid)
        {
            Rules.None(builder);
        }
        else
        {
            Rules.Only(builder, "negativePrompt", VideoRequestErrorCodes.Length);
        }
    }

    [Fact]
    public void A_missing_prompt_is_required()
    {
        Rules.Only(VideoRequest.FromText(null!), "positivePrompt", VideoRequestErrorCodes.Required);
        Rules.Only(Rules.Valid().WithPrompt(null!), "positivePrompt", VideoRequestErrorCodes.Required);
        Rules.None(Rules.Valid().WithNegativePrompt(null));
    }

    // Not a theory: an attribute cannot hold such a text.
    [Fact]
    public void An_unpaired_surrogate_is_reported_even_without_validation() => Assert.All(
        ["a\uD83D", "\uDFAC a", "\uD83D\uD83D\uDFAC"],
        text =>
        {
            Rules.Only(Rules.Valid().WithPrompt(text), "positivePrompt", VideoRequestErrorCodes.Format);
            Rules.Only(Rules.Valid().WithNegativePrompt(text).WithoutValidation(), "negativePrompt", VideoRequestErrorCodes.Format);
        });

    private static string Emoji(int count) => string.Concat(Enumerable.Repeat("🎬", count));
}
