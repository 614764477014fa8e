using System.CommandLine;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Hosting;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    public const string JsonName = "--json";

    private readonly Option<bool> _emulator = new("--emulator")
    {
        Description = "Uses an emulator on this machine in place of Runware: free, offline, no key, real video files.",
        Recursive = true,
    };

    private readonly Option<Uri> _emulatorUrl = new("--emulator-url")
    {
        Description = "Uses an emulator that is already running on this machine, for example http://127.0.0.1:6111/v1.",
        HelpName = "url",
        Recursive = true,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? url) && url.IsLoopback)
            {
                return url;
            }

            result.AddError("--emulator-url must be the URL of an emulator on this machine, for example http://127.0.0.1:6111/v1.");
            return null;
        },
    };

    private readonly Option<string> _keyFile = new("--key-file")
    {
        Description = "The file with the API key, which only its owner may read. "
            + $"[default: the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}, then ~/.config/wan25/key]",
        HelpName = "file",
        Recursive = true,
    };

    private readonly Option<string> _record = new("--record")
    {
        Description = "Writes everything that is exchanged to this file, without the key and prompts, for wan25 explain. "
            + "[default: nothing]",
        HelpName = "file",
        Recursive = true,
    };

    /// <summary>Gets the option for machine-readable output.</summary>
    public Option<bool> Json { get; } = new(JsonName)
    {
        Description = "Writes one JSON object to stdout, also for an error; commands with many results write one line for each.",
        Recursive = true,
    };

    public IReadOnlyList<Option> All => [_emulator, _emulatorUrl, _keyFile, _record, Json];

    public ServiceChoice Read(ParseResult arguments) => new()
    {
        EmulatorUrl = arguments.GetValue(_emulatorUrl),
        StartsEmulator = arguments.GetValue(_emulator) && arguments.GetValue(_emulatorUrl) is null,
        KeyFile = arguments.GetValue(_keyFile),
        Recording = arguments.GetValue(_record),
    };
}
