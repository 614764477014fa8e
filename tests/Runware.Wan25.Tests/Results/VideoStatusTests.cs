namespace Runware.Wan25.Tests.Results;

public class VideoStatusTests
{
    [Theory]
    [InlineData("processing", "PROCESSING", true)]
    [InlineData("queued", "queued", true)]
    [InlineData("queued", "processing", false)]
    public void Is_known_by_its_name(string one, string other, bool areSame)
    {
        var (left, right) = (new VideoStatus(one), new VideoStatus(other));

        Assert.Equal(areSame, left == right);
        Assert.Equal(!areSame, left != right);
        Assert.Equal(areSame, left.Equals((object)right));
        Assert.Equal(areSame, left.GetHashCode() == right.GetHashCode());
        Assert.Equal(one, left.ToString());
    }

    [Fact]
    public void Without_a_name_it_is_unknown()
    {
        Assert.Equal(VideoStatus.Unknown, default);
        Assert.Equal("unknown", default(VideoStatus).ToString());
        Assert.NotEqual(VideoStatus.Unknown, VideoStatus.Processing);
        Assert.False(VideoStatus.Processing.Equals("processing"));
    }
}
