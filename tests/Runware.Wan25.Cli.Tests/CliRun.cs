using System.Text.Json;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Tests;

/// <summary>A command line in this process, with folders of its own and an emulator on virtual time behind every client.</summary>
internal sealed class CliRun : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wan25-cli-").FullName;

    public CliRun(RunwareEmulatorOptions? options = null)
    {
        options ??= new RunwareEmulatorOptions();
        options.TimeProvider = Clock;
        Emulator = RunwareEmulator.CreateInProcess(options);
        Handler = new Watcher(Emulator.CreateHandler(), () => OnRequest?.Invoke());
    }

    public VirtualTimeProvider Clock { get; } = new();

    /// <summary>The emulator in place of Runware, and of the one that <c>--emulator</c> starts.</summary>
    public RunwareEmulator Emulator { get; }

    public HttpMessageHandler Handler { get; init; }

    /// <summary>Gets or sets a callback before each request to the service.</summary>
    public Action? OnRequest { get; set; }

    public Dictionary<string, string> Variables { get; } = new() { [Wan25ClientOptions.ApiKeyEnvironmentVariable] = "test-key" };

    /// <summary>Gets the text that is typed; null if no person is there.</summary>
    public string? Answer { get; init; }

    /// <summary>Gets whether stderr is a terminal; stdout never is one.</summary>
    public bool IsTerminal { get; init; }

    public string ConfigFolder => Path.Combine(_folder, "config");

    /// <summary>The path of a file in a folder that is deleted at the end.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    public Task<CliResult> RunAsync(params string[] arguments) => RunAsync(arguments, CancellationToken.None);

    public async Task<CliResult> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using StringWriter output = new(), error = new();
        using var input = new StringReader(Answer ?? "");
        var environment = new CliEnvironment
        {
            In = input,
            Out = output,
            Error = error,
            IsInteractive = Answer is not null,
            IsErrorTerminal = IsTerminal,
            Clock = Clock,
            GetVariable = name => Variables.GetValueOrDefault(name),
            WorkingFolder = _folder,
            ConfigFolder = ConfigFolder,
            StateFolder = Path.Combine(_folder, "state"),
            Handler = Handler,
            StartEmulator = (_, _) => Task.FromResult(RunwareEmulator.CreateInProcess(new() { TimeProvider = Clock })),
        };
        int exitCode = await Clock.RunAsync(new CliApplication(environment).RunAsync(arguments, cancellationToken), CancellationToken.None);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Not a DelegatingHandler: behind one, the client cannot know how often a request was sent.
    private sealed class Watcher(HttpMessageHandler service, Action onRequest) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _service = new(service, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            onRequest();
            return _service.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _service.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>The exit code and the output of a command line.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The only line of the output, as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Assert.Single(Lines)).RootElement;

    /// <summary>The error in the only line of the output.</summary>
    public JsonElement ErrorJson => Json.GetProperty("error");

    /// <summary>Fails with the whole output if the command did not succeed.</summary>
    public void AssertSuccess() => Assert.True(ExitCode == 0, $"Exit code {ExitCode}. {Output}\n{Error}");

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
