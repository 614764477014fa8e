namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>The check itself: that it runs what it should, and sees what is wrong and where.</summary>
public class SnippetCheckTests
{
    [Fact]
    public async Task A_whole_story_runs_in_the_scene()
    {
        const string Text = """
            # Title
            ```csharp run
            using System.Globalization;

            var file = Name.Of("lighthouse");
            var made = await client.GenerateAsync(request, cancellationToken: cancellationToken);
            await client.DownloadAsync(made.Videos[0], file, cancellationToken: cancellationToken);
            if (new FileInfo(file).Length == 0 || emulator.Ledger.Charges != 2 || video.Url is null)
            {
                throw new InvalidOperationException(emulator.Ledger.Charges.ToString(CultureInfo.InvariantCulture));
            }

            static class Name
            {
                public static string Of(string word) => word + ".mp4";
            }
            ```
            ```csharp
            using var client = new Wan25Client("a key of one's own");
            builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
            services.AddWan25(options => options.ApiKey = args[0]);
            ```
            ```bash
            dotnet add package Runware.Wan25
            ```
            """;

        Assert.Empty(await TryOutAsync(Text));
    }

    [Fact]
    public async Task What_does_not_compile_is_found_with_its_line()
    {
        const string Text =
            "# Title\n```csharp run\nvar fine = 1;\n```\n```csharp\nusing System.Text;\n\nvar x = 1;\nclient.Nonsense();\n```\n";

        Assert.Contains("README.md line 9: ", Assert.Single(await TryOutAsync(Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_throws_is_found()
    {
        const string Text = "# Title\n```csharp run\nthrow new InvalidOperationException(\"as said\");\n```\n";

        Assert.Equal(["README.md line 3: InvalidOperationException: as said"], await TryOutAsync(Text));
    }

    [Fact]
    public async Task The_facts_of_a_test_class_are_run()
    {
        const string Text = """
            ```csharp run
            using Xunit;

            public class Tests
            {
                [Fact]
                public Task It_fails() => throw new InvalidOperationException("as said");
            }
            ```

            """;

        Assert.Equal(["README.md line 2: InvalidOperationException: as said"], await TryOutAsync(Text));
    }

    [Fact]
    public async Task One_that_does_not_compile_is_not_another_documents()
    {
        var compiled = SnippetCompiler.Compile([
            .. Snippet.AllIn(new("a.md", "```csharp\nclass Same;\n```\n")),
            .. Snippet.AllIn(new("b.md", "```csharp\nclass Same;\nnonsense();\n```\n")),
        ]);

        Assert.Empty(await SnippetCheck.TryOutAsync(compiled, "a.md"));
        Assert.Contains("b.md line 3: ", Assert.Single(await SnippetCheck.TryOutAsync(compiled, "b.md")), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> TryOutAsync(string text) =>
        SnippetCheck.TryOutAsync(SnippetCompiler.Compile(Snippet.AllIn(new("README.md", text))), "README.md");
}
