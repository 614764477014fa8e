namespace Runware.Wan25.Emulator;

/// <summary>
/// A local Runware: the part of the API that a client of Wan2.5-Preview uses, without an account, without cost, with real video files,
/// scripted faults and virtual time. One state machine, reached over HTTP, over WebSockets, and in process.
/// <code>
/// // A port, for anything that speaks HTTP:
/// await using var emulator = await RunwareEmulator.StartAsync();
/// using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "any", Endpoint = emulator.Endpoint });
/// </code>
/// <code>
/// // No port, and a clock of your own, for tests:
/// var clock = new VirtualTimeProvider();
/// await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
/// using var handler = emulator.CreateHandler();
/// using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "any", Endpoint = emulator.Endpoint }, handler, clock);
/// </code>
/// </summary>
/// <remarks>
/// It checks parameters against the model page by code of its own, so that it does not repeat the SDK's mistakes. Where Runware's behaviour
/// is not documented, it does what was observed, and an option or a fault rule does the alternative.
/// </remarks>
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
    /// The whole URL of the API: <c>http://127.0.0.1:&lt;port&gt;/v1</c>, or <c>https://emulator.runware.test/v1</c> in process. File URLs
    /// point to the same host; <c>GET /ledger</c> beside it gives the <see cref="Ledger"/> as JSON, <c>GET</c> and <c>POST /world</c>
    /// read and change the <see cref="ServiceWorld"/>, and <c>POST</c> and <c>DELETE /faults</c> add to and clear <see cref="Faults"/>.
    /// </summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Gets the URL of the API for clients that use WebSockets: <c>ws://127.0.0.1:&lt;port&gt;/v1</c>, on the port of
    /// <see cref="Endpoint"/>.
    /// </summary>
    /// <value>Null in process: an emulator that <see cref="CreateInProcess"/> made has no WebSocket.</value>
    /// <remarks>
    /// <para>
    /// The first task on a connection is <c>authentication</c>; its response carries the <c>connectionSessionUUID</c>. Each task of a
    /// message is answered in a message of its own, without a status and without headers. What could not be delivered waits for 120
    /// seconds for a client that authenticates again with that <c>connectionSessionUUID</c>. A connection closes after 120 seconds without
    /// a message.
    /// </para>
    /// <para>
    /// A message counts as a POST, for <see cref="Ledger"/> as for <see cref="Faults"/>. A rule that responds with something that is not
    /// JSON loses the connection, as one that drops it does.
    /// </para>
    /// </remarks>
    public Uri? WebSocketEndpoint =>
        _host is null ? null : new UriBuilder(Endpoint) { Scheme = Uri.UriSchemeWs }.Uri;

    /// <summary>What was requested, accepted, and charged.</summary>
    public EmulatorLedger Ledger => _state.Ledger;

    /// <summary>What shall go wrong.</summary>
    public FaultRules Faults => _state.Faults;

    /// <summary>What is really the case, for those who judge a client by it: no rule reaches it, and looking changes nothing.</summary>
    internal EmulatorState State => _state;

    /// <summary>Starts an emulator that listens on the loopback interface.</summary>
    /// <param name="options">The setup; default: <see cref="RunwareEmulatorOptions"/> as it comes.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">The port is taken, or the <see cref="RunwareEmulatorOptions.StateFile"/> cannot be used.</exception>
    /// <exception cref="InvalidDataException">The <see cref="RunwareEmulatorOptions.StateFile"/> is something else, or damaged.</exception>
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
    /// Makes an emulator without sockets, reached through <see cref="CreateHandler"/>. It speaks HTTP only: there is no WebSocket.
    /// </summary>
    /// <param name="options">The setup; default: <see cref="RunwareEmulatorOptions"/> as it comes.</param>
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
    /// Plays back what a <see cref="Wan25Recorder"/> wrote, to any client and without a socket. Media are not recorded: a video that is
    /// downloaded again has the length and the structure of the recorded one, but no picture.
    /// </summary>
    /// <param name="path">The recording.</param>
    /// <param name="options">How it is played back; the default finds responses by task.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is no recording, or one of a later version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RecordingReplay Replay(string path, ReplayOptions? options = null) =>
        new(ReadRecording(path, options), InProcessOrigin, server: null);

    /// <summary>
    /// Plays back what a <see cref="Wan25Recorder"/> wrote, to any client that speaks HTTP, on a port of the loopback interface. The URLs
    /// of results lead there too.
    /// </summary>
    /// <param name="path">The recording.</param>
    /// <param name="options">How it is played back; the default finds responses by task.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <remarks>
    /// A connection that broke in the recording breaks again. A request that the recording has no response to is answered with HTTP 422 and
    /// an error <c>replayMismatch</c> that shows what was expected and what came.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="InvalidDataException">The file is no recording, or one of a later version.</exception>
    /// <exception cref="IOException">The file cannot be read, or the port is taken.</exception>
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
    /// A handler that answers from this emulator without a socket: the API, the files and the ledger, under whatever host. It fails as a
    /// real one does, with the same exceptions. Any number of handlers may be made, of an emulator with a port too; disposing one ends
    /// nothing.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(_service, _state.Options.TimeProvider);

    /// <summary>Stops listening and calling; WebSockets are closed, other connections that are open break off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync().ConfigureAwait(false);
        if (_host is not null)
        {
            await _host.DisposeAsync().ConfigureAwait(false);
        }
    }
}
