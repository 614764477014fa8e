namespace Runware.Wan25;

/// <summary>Stub.</summary>
public static class Wan25ModelFactory;
