using Runware.Wan25.Emulator;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>What a node is made of.</summary>
internal sealed class NodeSetup
{
    public required RunwareEmulator Emulator { get; init; }

    public Action<Wan25JobsBuilder> Store { get; init; } = static jobs => jobs.UseInMemory();

    public Effects Effects { get; init; } = new();

    public Action<Wan25JobsBuilder>? Configure { get; init; }

    public Action<Wan25ClientOptions>? ConfigureClient { get; init; }

    public Func<HttpMessageHandler, HttpMessageHandler>? Wrap { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Off where the options are wrong on purpose.</summary>
    public bool ResolvesEarly { get; init; } = true;

    public HttpMessageHandler CreateHandler() => Wrap is { } wrap ? wrap(Emulator.CreateHandler()) : Emulator.CreateHandler();
}
