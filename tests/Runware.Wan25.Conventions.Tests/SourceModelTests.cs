using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>
/// The rules that ask the compiler are as good as its responses: where it does not understand a file, they would see nothing and pass.
/// </summary>
public class SourceModelTests
{
    public static TheoryData<string> Packages => new(Repository.Packages);

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_sources_are_understood(string project)
    {
        var model = SourceModel.All.Single(model => model.Compilation.AssemblyName == project);

        // The source generators do not run here, so the bodies they write are absent: those of partial methods, and of the JSON contexts.
        var errors = model.Compilation.GetDiagnostics()
            .Where(one => one.Severity == DiagnosticSeverity.Error && !IsAboutGeneratedCode(one));

        Assert.True(model.Files.Count > 15);
        Expect.None(
            errors.Select(error => error.ToString()),
            "The compiler does not understand (a package reference missing in the tests?)");
    }

    private static bool IsAboutGeneratedCode(Diagnostic error) => error.Id == "CS8795"
        || error.GetMessage().Contains("JsonSerializerContext", StringComparison.Ordinal)
        || (error.Id == "CS0117" && error.GetMessage().Contains("JsonContext'", StringComparison.Ordinal));
}
