namespace Runware.Wan25.Tests;

/// <summary>What the SDK's tests use and .NET 8 does not have yet.</summary>
internal static class GuidExtensions
{
    extension(Guid id)
    {
        public int Version => id.ToByteArray(bigEndian: true)[6] >> 4;
    }
}
