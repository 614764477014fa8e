namespace Runware.Wan25.Cli.Batch;

/// <summary>What an output folder is: the keys of its rows come from it.</summary>
/// <param name="Version">The version of the form, 1.</param>
/// <param name="Id">The id that the keys of all rows begin with.</param>
/// <param name="Service"><c>runware</c> or <c>emulator</c>.</param>
internal sealed record BatchIdentity(int Version, Guid Id, string Service);
