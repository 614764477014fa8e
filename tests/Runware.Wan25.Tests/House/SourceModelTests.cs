using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Tests.House;

/// <summary>The rules that ask the compiler are as good as its answers: where it does not understand a file, they would see nothing and pass.</summary>
[Collection(AfterAllOthers.Name)]
public class SourceModelTests
{
    [Theory]
    [InlineData("Runware.Wan25")]
    [InlineData("Runware.Wan25.Emulator")]
    public void The_sources_are_understood(string project)
    {
        var model = SourceModel.All.Single(model => model.Compilation.AssemblyName == project);

        // The source generators do not run here, so the bodies they write are absent.
        var errors = model.Compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error && one.Id != "CS8795");

        Assert.True(model.Files.Count > 50);
        Expect.None(errors.Select(error => error.ToString()), "The compiler does not understand (a package reference missing in the tests?)");
    }
}
