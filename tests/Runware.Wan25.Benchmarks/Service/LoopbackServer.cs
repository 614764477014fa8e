namespace Runware.Wan25.Benchmarks.Service;

internal static class LoopbackServer
{
    public const string Command = "serve";

    public static Task<int> RunAsync() => Task.FromResult(0);
}
