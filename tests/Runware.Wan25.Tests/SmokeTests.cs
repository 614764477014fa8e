namespace Runware.Wan25.Tests;

public class SmokeTests
{
    [Fact]
    public void Builds() => Assert.NotNull(typeof(SmokeTests).Assembly);
}
