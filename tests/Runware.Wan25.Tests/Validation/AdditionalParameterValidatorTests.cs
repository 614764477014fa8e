using System.Text.Json;

namespace Runware.Wan25.Tests.Validation;

public class AdditionalParameterValidatorTests
{
    private static readonly JsonElement Value = JsonDocument.Parse("1").RootElement;

    [Theory]
    [InlineData("taskUUID")]
    [InlineData("TASKuuid")]
    [InlineData("taskType")]
    [InlineData("deliveryMethod")]
    [InlineData("numberResults")]
    [InlineData("numberresults.a.b")]
    public void What_the_client_relies_on_is_reserved_even_without_validation(string path)
    {
        Rules.Only(Rules.Valid().WithParameter(path, Value), path, VideoRequestErrorCodes.Reserved);
        Rules.Only(Rules.Valid().WithParameter(path, Value).WithoutValidation(), path, VideoRequestErrorCodes.Reserved);
    }

    [Theory]
    [InlineData("fps")]
    [InlineData("numberResult")]
    [InlineData("inputs.taskUUID")]
    [InlineData("model")]
    public void Everything_else_may_be_set(string path) => Rules.None(Rules.Valid().WithParameter(path, Value));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("taskUUID[0]")]
    [InlineData("inputs.frameImages[0]")]
    public void Paths_must_be_names_with_dots_between(string path)
    {
        Rules.Only(Rules.Valid().WithParameter(path, Value), path, VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithParameter(path, Value).WithoutValidation(), path, VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void Nothing_throws_before_the_build()
    {
        var document = JsonDocument.Parse("{}");
        var gone = document.RootElement;
        document.Dispose();
        Rules.Only(Rules.Valid().WithParameter(null!, Value), "", VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithParameter("fps", default(JsonElement)), "fps", VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithParameter("fps", gone), "fps", VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void A_prompt_given_by_path_counts() => Rules.None(VideoRequest.FromText(null!).WithParameter("positivePrompt", Value));
}
