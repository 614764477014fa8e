namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// Which folder of the Jobs package may use which: what is stored knows nothing of when it runs, and when it runs knows nothing of what
/// running is.
/// </summary>
public class JobsFolderDependencyTests
{
    private const string Root = "(root)";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Storage"] = [Root],
        ["Scheduling"] = ["Storage", "Diagnostics", Root],
        ["Running"] = ["Scheduling", "Storage", "Diagnostics", Root],
        ["Diagnostics"] = ["Scheduling", "Storage", "Running", Root],
        ["DependencyInjection"] = ["Diagnostics", "Running", "Scheduling", "Storage", Root],
        [Root] = ["DependencyInjection", "Diagnostics", "Running", "Scheduling", "Storage"],
    };

    [Fact]
    public void A_folder_uses_only_what_the_table_says()
    {
        var model = SourceModel.All.Single(model => model.Compilation.AssemblyName == "Runware.Wan25.Jobs");
        var forbidden = FolderUse.AllIn(model).Where(use => !Allowed[use.From].Contains(use.To));

        Expect.None(forbidden.Select(use => use.ToString()), "A folder uses one that it should not");
    }
}
