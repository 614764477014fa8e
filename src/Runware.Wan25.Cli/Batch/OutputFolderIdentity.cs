namespace Runware.Wan25.Cli.Batch;

/// <summary>The identity of an output folder, from which the keys of its rows are derived.</summary>
/// <param name="Version">The version of the form, 1.</param>
/// <param name="Id">The id that the keys of all rows begin with.</param>
/// <param name="Service"><c>runware</c> or <c>emulator</c>.</param>
internal sealed record OutputFolderIdentity(int Version, Guid Id, string Service);
