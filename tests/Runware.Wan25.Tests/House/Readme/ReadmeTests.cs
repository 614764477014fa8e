namespace Runware.Wan25.Tests.House.Readme;

/// <summary>Every block of C# in README.md compiles, and those marked <c>csharp run</c> work against the emulator.</summary>
[Collection(AfterAllOthers.Name)]
public class ReadmeTests
{
    [Fact]
    public async Task The_code_in_the_readme_works() =>
        Expect.None(await SnippetCheck.TryOutAsync(await File.ReadAllTextAsync(Repository.PathOf("README.md"))), "The README promises what is not so");
}
