namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a local Runware: the part of the API that a client of Wan2.5-Preview uses, without an account, without cost, with real
/// video files, scripted faults and virtual time. One state machine serves HTTP, WebSockets, and handlers in process.
/// </summary>
/// <remarks>
/// It validates parameters against the model page with code of its own, so that it does not repeat mistakes of the SDK. Where the
/// behaviour of Runware is not documented, it does what was observed; an option or a fault rule selects the alternative.
/// </remarks>
/// <example>
/// <code>
/// // With a port, for any HTTP client:
/// await using var emulator = await RunwareEmulator.StartAsync();
/// using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "any", Endpoint = emulator.Endpoint });
/// </code>
/// <code>
/// // Without a port and on a virtual clock, for tests:
/// var clock = new VirtualTimeProvider();
/// await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
/// using var handler = emulator.CreateHandler();
/// using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "any", Endpoint = emulator.Endpoint }, handler, clock);
/// </code>
/// </example>
public sealed class RunwareEmulator : IAsyncDisposable
{
    private static readonly Uri InProcessOrigin = new("https://emulator.runware.test");

    private readonly EmulatorState _state;
    private readonly EmulatorService _service;
    private readonly KestrelHost? _host;

    private RunwareEmulator(EmulatorState state, EmulatorService service, Uri origin, KestrelHost? host)
    {
        _state = state;
        _service = service;
        _host = host;
        Endpoint = new Uri(origin, EmulatorService.ApiPath);
    }

    /// <summary>
    /// Gets the whole URL of the API: <c>http://127.0.0.1:&lt;port&gt;/v1</c>, or <c>https://emulator.runware.test/v1</c> in process. The
    /// URLs of files have the same host. <c>GET /ledger</c> on this host returns the <see cref="Ledger"/> as JSON; <c>GET</c> and <c>POST
    /// /world</c> read and change the <see cref="ServiceWorld"/>; <c>POST</c> and <c>DELETE /faults</c> add and clear <see cref="Faults"/>.
    /// </summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Gets the URL of the API for clients that use WebSockets: <c>ws://127.0.0.1:&lt;port&gt;/v1</c>, on the port of
    /// <see cref="Endpoint"/>.
    /// </summary>
    /// <value><see langword="null"/> for an emulator from <see cref="CreateInProcess"/>, which has no WebSocket.</value>
    /// <remarks>
    /// <para>
    /// The first task on a connection is <c>authentication</c>; its response has the <c>connectionSessionUUID</c>. The response to each
    /// task of a message is a message of its own, without a status and without headers. Messages that cannot be delivered are kept for 120
    /// seconds, for a client that authenticates again with that <c>connectionSessionUUID</c>. A connection closes after 120 seconds without
    /// a message.
    /// </para>
    /// <para>
    /// A message counts as a POST request in <see cref="Ledger"/> and for <see cref="Faults"/>. A rule whose response is not JSON drops the
    /// connection.
    /// </para>
    /// </remarks>
    public Uri? WebSocketEndpoint =>
        _host is null ? null : new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeWs }.Uri;

    /// <summary>Gets the ledger: what was requested, accepted and charged.</summary>
    public EmulatorLedger Ledger => _state.Ledger;

    /// <summary>Gets the fault rules.</summary>
    public FaultRules Faults => _state.Faults;

    /// <summary>The actual state, for tests that verify a client: fault rules do not affect it, and reading it changes nothing.</summary>
    internal EmulatorState State => _state;

    /// <summary>Starts an emulator that listens on the loopback interface.</summary>
    /// <param name="options">The options. The default is a new <see cref="RunwareEmulatorOptions"/>.</param>
    /// <param name="cancellationToken">Cancels the start. It has no effect on an emulator that has started.</param>
    /// <returns>The running emulator.</returns>
    /// <exception cref="IOException">The port is in use, or the <see cref="RunwareEmulatorOptions.StateFile"/> cannot be used.</exception>
    /// <exception cref="InvalidDataException">
    /// The <see cref="RunwareEmulatorOptions.StateFile"/> is not a state file, or is damaged.
    /// </exception>
    public static async Task<RunwareEmulator> StartAsync(
        RunwareEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RunwareEmulatorOptions();
        EmulatorState? state = null;
        EmulatorService? service = null;
        StateJournal? journal = OpenJournal(options);
        try
        {
            KestrelHost host = await KestrelHost.StartAsync(
                new PortPreference(options.Port, journal?.LastPort),
                options,
                origin =>
                {
                    HttpMessageInvoker outgoing = options.OutgoingHandler is { } own
                        ? new HttpMessageInvoker(own, disposeHandler: false)
                        : new HttpMessageInvoker(new LoopbackOnlyHandler());
                    state = new EmulatorState(options, origin, outgoing, journal);
                    return service = new EmulatorService(state);
                },
                cancellationToken).ConfigureAwait(false);
            return new RunwareEmulator(state!, service!, host.Address, host);
        }
        catch
        {
            journal?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Creates an emulator without sockets, which clients reach through <see cref="CreateHandler"/>. It supports HTTP only: there is no
    /// WebSocket.
    /// </summary>
    /// <param name="options">The options. The default is a new <see cref="RunwareEmulatorOptions"/>.</param>
    /// <returns>The emulator.</returns>
    /// <exception cref="IOException">The <see cref="RunwareEmulatorOptions.StateFile"/> cannot be used.</exception>
    /// <exception cref="InvalidDataException">
    /// The <see cref="RunwareEmulatorOptions.StateFile"/> is not a state file, or is damaged.
    /// </exception>
    public static RunwareEmulator CreateInProcess(RunwareEmulatorOptions? options = null)
    {
        options ??= new RunwareEmulatorOptions();
        HttpMessageInvoker? outgoing = options.OutgoingHandler is { } own ? new HttpMessageInvoker(own, disposeHandler: false) : null;
        StateJournal? journal = OpenJournal(options);
        EmulatorState state;
        try
        {
            state = new EmulatorState(options, InProcessOrigin, outgoing, journal);
        }
        catch
        {
            journal?.Dispose();
            throw;
        }

        return new RunwareEmulator(state, new EmulatorService(state), InProcessOrigin, host: null);
    }

    /// <summary>
    /// Plays back a recording of <see cref="Wan25Recorder"/> to clients in this process, without a socket. Media are not recorded: a video
    /// that is downloaded again has the length and the structure of the recorded one, but no picture.
    /// </summary>
    /// <param name="path">The path of the recording.</param>
    /// <param name="options">The options. By default, responses are found by task.</param>
    /// <returns>The replay.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is not a recording, or has a later version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RecordingReplay Replay(string path, ReplayOptions? options = null) =>
        new(ReadRecording(path, options), InProcessOrigin, server: null);

    /// <summary>
    /// Plays back a recording of <see cref="Wan25Recorder"/> to any HTTP client, on a port of the loopback interface. The URLs of results
    /// point to it as well.
    /// </summary>
    /// <param name="path">The path of the recording.</param>
    /// <param name="options">The options. By default, responses are found by task.</param>
    /// <param name="cancellationToken">Cancels the start. It has no effect on a replay that has started.</param>
    /// <returns>The running replay.</returns>
    /// <remarks>
    /// A connection that broke off in the recording breaks off again. The response to a request that is not in the recording is HTTP 422
    /// with an error <c>replayMismatch</c>, which shows the expected request and the received one.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is not a recording, or has a later version.</exception>
    /// <exception cref="IOException">The file cannot be read, or the port is in use.</exception>
    public static async Task<RecordingReplay> StartReplayAsync(
        string path, ReplayOptions? options = null, CancellationToken cancellationToken = default)
    {
        ReplaySession session = ReadRecording(path, options);
        ReplayServer server = await ReplayServer.StartAsync(session, cancellationToken).ConfigureAwait(false);
        return new RecordingReplay(session, server.Address, server);
    }

    private static ReplaySession ReadRecording(string path, ReplayOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new ReplaySession(RecordingReader.Read(path), options ?? new ReplayOptions());
    }

    private static StateJournal? OpenJournal(RunwareEmulatorOptions options) =>
        options.StateFile is { } path ? StateJournal.Open(path) : null;

    /// <summary>
    /// Creates a handler that responds from this emulator without a socket, for the API, the files and the ledger, under any host. It fails
    /// as a real connection does, with the same exceptions. Any number of handlers can be created, of an emulator with a port too.
    /// Disposing one does not affect the emulator.
    /// </summary>
    /// <returns>The handler.</returns>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(_service, _state.Options.TimeProvider);

    /// <summary>Stops listening and making calls. WebSockets are closed; other open connections are aborted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync().ConfigureAwait(false);
        if (_host is not null)
        {
            await _host.DisposeAsync().ConfigureAwait(false);
        }
    }
}
