namespace Runware.Wan25;

internal static class Wan25Client;
