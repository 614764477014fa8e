using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Runware.Wan25.Analyzers.Tests;

/// <summary>The analyzers say at compile time, in the same words, what the validator says at run time.</summary>
public class ValidatorTests
{
    private static readonly Row[] Rows =
    [
        new(VideoRequest.FromText("")),
        new(VideoRequest.FromText(null!)),
        new(VideoRequest.FromText(new string('x', 2001))),
        new(VideoRequest.FromText("a \ud83c lighthouse")),
        new(VideoRequest.FromText("x").WithNegativePrompt("")),
        new(VideoRequest.FromText("x").WithNegativePrompt(new string('x', 501))),
        new(VideoRequest.FromText("x").WithResults(0)),
        new(VideoRequest.FromText("x").WithResults(5)),
        new(VideoRequest.FromText("x").WithSeed(-1)),
        new(VideoRequest.FromText("x").WithSeed(2147483648)),
        new(VideoRequest.FromText("x").WithOutputQuality(19)),
        new(VideoRequest.FromText("x").WithOutputQuality(100)),
        new(VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromSeconds(59))),
        new(VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromMilliseconds(90_500))),
        new(VideoRequest.FromText("x").WithTimeToLive(TimeSpan.FromMinutes(-1))),
        new(VideoRequest.FromText("x").WithSize(1280, 721)),
        new(VideoRequest.FromText("x").WithSize(new VideoSize(1, 1))),
        new(VideoRequest.FromText("x").WithSize(0, 720)),
        new(VideoRequest.FromText("x").WithSize(1280, -720)),
        new(VideoRequest.FromText("x").WithDuration((VideoDuration)7)),
        new(VideoRequest.FromText("x").WithResolution((VideoResolution)3)),
        new(VideoRequest.FromText("x").WithOutputFormat((VideoOutputFormat)3)),
        new(VideoRequest.FromText("x").WithSafety((SafetyMode)3)),
        new(VideoRequest.FromText("x").WithWebhook(new Uri("/hooks", UriKind.Relative))),
        new(VideoRequest.FromText("x").WithUploadEndpoint(new Uri("ftp://example.com/1.mp4"))),
        new(VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromMediaId(Guid.Empty))),
        new(VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromBase64(""))),
        new(VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromDataUri("iVBORw0KGgo="))),
        new(VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromUrl(new Uri("1.png", UriKind.Relative)))),
        new(VideoRequest.FromText("x").WithAudioInput(AudioInput.FromUrl(new Uri("file:///1.mp3")))),
        new(VideoRequest.FromText("x").WithAudioInput(AudioInput.FromMediaId(Guid.NewGuid())).WithAudio(true)),
        new(VideoRequest.FromText("x").WithAudioInput(AudioInput.FromMediaId(Guid.NewGuid())).WithAudio(false)),
        new(VideoRequest.FromText("x").WithTaskId(Guid.Empty)),
        new(VideoRequest.FromText("x").WithTaskId(Guid.CreateVersion7())),
        new(VideoRequest.FromText("x").WithIdempotencyKey("", "1")),
        new(VideoRequest.FromText("x").WithIdempotencyKey("a\nb", "1")),
        new(VideoRequest.FromText("x").WithIdempotencyKey("a", "\ud83c")),
        new(VideoRequest.FromText("x").WithParameter("taskType", "x")),
        new(VideoRequest.FromText("x").WithParameter("a..b", 1)),
        new(VideoRequest.FromText("").WithoutValidation()),
        new(VideoRequest.FromText("\ud83c").WithoutValidation()),
        new(VideoRequest.FromText("x").WithTaskId(Guid.CreateVersion7()).WithoutValidation()),
        new(VideoRequest.FromText("x").WithWebhook(new Uri("ftp://example.com/hooks")).WithoutValidation()),
        new(VideoRequest.FromText("x").WithWebhook(new Uri("hooks", UriKind.Relative)).WithoutValidation()),
        new(VideoRequest.FromText("x").WithAudio(true).WithSize(VideoSize.Square480p)),
    ];

    [Fact]
    public async Task The_messages_are_the_validators()
    {
        var reports = await ReportsAsync();

        Assert.Equal(
            Rows.Select(row => $"{row.Code}: {row.Errors}"),
            Rows.Select((row, line) => $"{row.Code}: {string.Join(" ", reports[line])}"));
    }

    private static async Task<ILookup<int, string>> ReportsAsync()
    {
        var classes = Rows.Select(
            (row, index) => $"static class Row{index} {{ static readonly VideoRequest Request = {row.Code}.Build(); }}");
        var code = $"#line 1\n{string.Join('\n', classes)}";
        var compilation = CSharpCompilation.Create(
            "Rows",
            [CSharpSyntaxTree.ParseText("using System; using Runware.Wan25;\n" + code)],
            TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error));

        var reports = await compilation.WithAnalyzers([.. AllAnalyzers.Instances]).GetAnalyzerDiagnosticsAsync();
        return reports.ToLookup(report => report.Location.GetMappedLineSpan().StartLinePosition.Line, report => report.GetMessage());
    }

    private sealed class Row(VideoRequestBuilder builder, [CallerArgumentExpression(nameof(builder))] string code = "")
    {
        public string Code => code;

        public string Errors
        {
            get
            {
                builder.TryBuild(out _, out var errors);
                return string.Join(" ", errors.Select(error => error.Message.TrimEnd('.')));
            }
        }
    }
}
