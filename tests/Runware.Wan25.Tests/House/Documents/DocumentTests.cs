namespace Runware.Wan25.Tests.House.Readme;

/// <summary>Every block of C# in the READMEs compiles, and those marked <c>csharp run</c> work against the emulator.</summary>
[Collection(AfterAllOthers.Name)]
public class ReadmeTests
{
    public static TheoryData<string> Readmes => new(Repository.Packages.Select(package => Path.Combine("src", package, "README.md")).Prepend("README.md"));

    [Theory]
    [MemberData(nameof(Readmes))]
    public async Task The_code_in_a_readme_works(string readme) =>
        Expect.None(await SnippetCheck.TryOutAsync(await File.ReadAllTextAsync(Repository.PathOf(readme))), $"{readme} promises what is not so");
}
