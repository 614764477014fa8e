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

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("[{\"a\":[\"\\udc00\"]}]")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("[{\"a\":{\"b\":1,\"\\u0062\":2}}]")]
    public void What_cannot_be_written_is_reported_before_it_is_sent(string json)
    {
        var value = JsonDocument.Parse(json).RootElement;

        Rules.Only(Rules.Valid().WithParameter("inputs", value), "inputs", VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithParameter("x.y", value).WithoutValidation(), "x.y", VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_reported() => Rules.Only(
        Rules.Valid().WithParameter("x", JsonDocument.Parse((byte[])[.. "\""u8, 0xFF, .. "\""u8]).RootElement),
        "x",
        VideoRequestErrorCodes.Format);

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void A_value_is_no_deeper_than_the_stored_form_can_be_read(int levels, bool isAllowed)
    {
        using var document = JsonDocument.Parse(
            new string('[', levels) + new string(']', levels), new JsonDocumentOptions { MaxDepth = 100 });
        var builder = Rules.Valid().WithParameter("x", document.RootElement);

        if (isAllowed)
        {
            var request = builder.Build();
            Assert.Equal(request, VideoRequest.FromJson(request.ToJson()));
        }
        else
        {
            Rules.Only(builder, "x", VideoRequestErrorCodes.Format);
        }
    }

    [Fact]
    public void A_prompt_given_by_path_counts() => Rules.None(VideoRequest.FromText(null!).WithParameter("positivePrompt", Value));
}
