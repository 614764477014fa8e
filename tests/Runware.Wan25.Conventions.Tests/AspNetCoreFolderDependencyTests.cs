namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// What the ASP.NET Core package offers stands side by side: one may be read, changed or taken out without the others. Registration knows
/// them all, and so does the description for OpenAPI.
/// </summary>
public class AspNetCoreFolderDependencyTests
{
    private const string Registration = "DependencyInjection";
    private const string Description = "OpenApi";

    [Fact]
    public void Its_features_do_not_use_each_other()
    {
        var model = SourceModel.All.Single(model => model.Compilation.AssemblyName == "Runware.Wan25.AspNetCore");
        var mixed = FolderUse.AllIn(model).Where(use => use.From != Registration && use.To != Description && use.From != Description);

        Expect.None(mixed.Select(use => use.ToString()), "Keep the features apart");
    }
}
