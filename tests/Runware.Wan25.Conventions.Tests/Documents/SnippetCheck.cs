namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>What a reader of a document would find out by trying its code.</summary>
internal static class SnippetCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs the snippets of a document that ask for it, each in a scene and a folder of its own.</summary>
    /// <returns>What does not compile or work.</returns>
    public static async Task<IReadOnlyList<string>> TryOutAsync(CompiledSnippets compiled, string document)
    {
        var complaints = compiled.ErrorsIn(document).ToList();
        foreach (var (snippet, program) in compiled.RunIn(document))
        {
            if (await FailureOfAsync(program) is { } failure)
            {
                complaints.Add($"{document} line {snippet.FirstLine}: {failure}");
            }
        }

        return complaints;
    }

    private static async Task<string?> FailureOfAsync(SnippetScope program)
    {
        var home = Environment.CurrentDirectory;
        var folder = Directory.CreateTempSubdirectory("document-");
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            Environment.CurrentDirectory = folder.FullName;
            await program.RunInSceneAsync(limit.Token);
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
