namespace Runware.Wan25.Tests.House.Readme;

/// <summary>What a reader of a Markdown text would find out by trying its code.</summary>
internal static class SnippetCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Compiles every block, and runs those that ask for it, each in a scene and a folder of its own.</summary>
    /// <returns>What does not work.</returns>
    public static async Task<IReadOnlyList<string>> TryOutAsync(string markdown)
    {
        var snippets = Snippet.AllIn(markdown);
        var complaints = new List<string>();
        if (HasContent(markdown) && !snippets.Any(snippet => snippet.IsRun))
        {
            complaints.Add("There is no block ```csharp run: nothing shows that the README's code works.");
        }

        foreach (var snippet in snippets)
        {
            var (program, errors) = SnippetCompiler.Compile(snippet);
            complaints.AddRange(errors);
            if (program is not null && snippet.IsRun && await FailureOfAsync(program) is { } failure)
            {
                complaints.Add($"README.md line {snippet.FirstLine}: {failure}");
            }
        }

        return complaints;
    }

    private static bool HasContent(string markdown) => markdown.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) > 1;

    private static async Task<string?> FailureOfAsync(SnippetScope program)
    {
        var home = Environment.CurrentDirectory;
        var folder = Directory.CreateTempSubdirectory("readme-");
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            await program.RunInSceneAsync(patience.Token);
            return null;
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
        finally
        {
            Environment.CurrentDirectory = home;
            folder.Delete(recursive: true);
        }
    }
}
