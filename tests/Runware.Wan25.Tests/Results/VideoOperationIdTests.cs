using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25.Tests.Results;

/// <summary>The text form is stored by applications and must be read by every later version.</summary>
public partial class VideoOperationIdTests
{
    private const string TaskId = "be8fd83d-7116-4984-b37e-391df5ee434e";
    private static readonly VideoOperationId Two = new(Guid.Parse(TaskId), 2);

    [Theory]
    [InlineData(TaskId, 1)]
    [InlineData(TaskId + "-1", 1)]
    [InlineData(TaskId + "-2", 2)]
    [InlineData(TaskId + "-2147483647", int.MaxValue)]
    [InlineData("BE8FD83D-7116-4984-B37E-391DF5EE434E-4", 4)]
    public void Reads_what_was_stored(string text, int results)
    {
        Assert.True(VideoOperationId.TryParse(text, out var id));

        Assert.Equal((Guid.Parse(TaskId), results), (id.TaskId, id.ResultCount));
        Assert.Equal(id, VideoOperationId.Parse(text, CultureInfo.InvariantCulture));
        Assert.Equal(id, VideoOperationId.Parse(id.ToString()));
        Assert.Equal($"{TaskId}-{results}", id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("be8fd83d-7116-4984-b37e-391df5ee434")]
    [InlineData("be8fd83d71164984b37e391df5ee434e")]
    [InlineData("{be8fd83d-7116-4984-b37e-391df5ee434e}")]
    [InlineData("00000000-0000-0000-0000-000000000000-1")]
    [InlineData(TaskId + "-")]
    [InlineData(TaskId + "-0")]
    [InlineData(TaskId + "--1")]
    [InlineData(TaskId + "-+1")]
    [InlineData(TaskId + "- 1")]
    [InlineData(TaskId + "-1x")]
    [InlineData(TaskId + "-99999999999")]
    [InlineData(TaskId + "/2")]
    [InlineData(TaskId + "2")]
    public void Refuses_everything_else(string? text)
    {
        Assert.False(VideoOperationId.TryParse(text, out var id));
        Assert.Equal(default, id);
        if (text is not null)
        {
            Assert.Contains(
                "Not a video operation id",
                Assert.Throws<FormatException>(() => VideoOperationId.Parse(text)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_text_at_all_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentNullException>(() => VideoOperationId.Parse(null!));

    [Fact]
    public void Is_its_text_in_JSON_as_a_value_and_as_a_key()
    {
        var json = JsonSerializer.Serialize(new() { [Two] = new(Two.TaskId) }, IdJson.Default.DictionaryVideoOperationIdVideoOperationId);

        Assert.Equal($$"""{"{{TaskId}}-2":"{{TaskId}}-1"}""", json);
        var (key, value) = Assert.Single(JsonSerializer.Deserialize(json, IdJson.Default.DictionaryVideoOperationIdVideoOperationId)!);
        Assert.Equal((2, 1), (key.ResultCount, value.ResultCount));
    }

    [Theory]
    [InlineData("\"nonsense\"")]
    [InlineData("4711")]
    [InlineData("null")]
    [InlineData("true")]
    public void Is_nothing_else_in_JSON(string json) =>
        Assert.Contains(
            "video operation id",
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, IdJson.Default.VideoOperationId)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Is_nothing_else_as_a_key_in_JSON()
    {
        var error = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize("""{"nonsense":"x"}""", IdJson.Default.DictionaryVideoOperationIdVideoOperationId));

        Assert.Contains("as the key", error.Message, StringComparison.Ordinal);
    }

    [JsonSerializable(typeof(Dictionary<VideoOperationId, VideoOperationId>))]
    private sealed partial class IdJson : JsonSerializerContext;
}
