namespace Runware.Wan25.Emulator;

/// <summary>
/// Random values that depend on the emulator's seed and on their purpose, never on the order of calls, so that concurrent tests are
/// repeatable.
/// </summary>
internal static class DeterministicRandom
{
    /// <summary>Gets 64 evenly distributed bits (SplitMix64 over the arguments).</summary>
    public static ulong Bits(long seed, string purpose, long first = 0, long second = 0)
    {
        ulong state = Mix((ulong)seed);
        foreach (char letter in purpose)
        {
            state = Mix(state ^ letter);
        }

        return Mix(Mix(state ^ (ulong)first) ^ (ulong)second);
    }

    /// <summary>Gets a number in [0, 1).</summary>
    public static double Unit(long seed, string purpose, long first = 0, long second = 0) =>
        (Bits(seed, purpose, first, second) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Gets a version 4 UUID.</summary>
    public static Guid Uuid(long seed, string purpose, long first = 0, long second = 0)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, Bits(seed, purpose, first, second));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Bits(~seed, purpose, first, second));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
