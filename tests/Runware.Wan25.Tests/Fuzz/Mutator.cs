namespace Runware.Wan25.Tests.Fuzz;

/// <summary>Breaks responses: a pure function of the response and of the random numbers.</summary>
internal static class Mutator
{
    private static readonly Func<byte[], Random, byte[]>[] Ways =
    [
        FlipBytes, Truncate, InsertFragment, ReplaceValue, ReplaceValue, ReplaceValue, ReplaceName, SwapValues, DuplicateMember,
        RepeatValue, Nest, AddMember, RemoveMember, RemovePart,
    ];

    public static byte[] Mutate(byte[] response, Random random)
    {
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            response = random.Pick(Ways)(response, random);
        }

        return response;
    }

    private static byte[] FlipBytes(byte[] response, Random random)
    {
        var copy = response.ToArray();
        for (var left = copy.Length == 0 ? 0 : random.Next(1, 4); left > 0; left--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }

        return copy;
    }

    private static byte[] Truncate(byte[] response, Random random) => response[..random.Next(response.Length + 1)];

    private static byte[] InsertFragment(byte[] response, Random random)
    {
        var at = random.Next(response.Length + 1);
        return Splice(response, at..at, random.Pick(HostileValues.Fragments));
    }

    private static byte[] ReplaceValue(byte[] response, Random random) =>
        At(response, JsonTokens.Values(response), random, _ => random.Pick(HostileValues.All));

    private static byte[] ReplaceName(byte[] response, Random random) =>
        At(response, JsonTokens.Names(response), random, _ => random.Pick(HostileValues.Names));

    private static byte[] SwapValues(byte[] response, Random random)
    {
        var values = JsonTokens.Values(response);
        return At(response, values, random, _ => response[random.Pick(values)]);
    }

    private static byte[] DuplicateMember(byte[] response, Random random) =>
        At(response, JsonTokens.Members(response), random, member =>
            [.. member, (byte)',', .. member[..(member.AsSpan().IndexOf((byte)':') + 1)], .. random.Pick(HostileValues.All)]);

    private static byte[] AddMember(byte[] response, Random random) =>
        At(response, JsonTokens.Members(response), random, member =>
            [.. random.Pick(HostileValues.Names), (byte)':', .. random.Pick(HostileValues.All), (byte)',', .. member]);

    private static byte[] RemoveMember(byte[] response, Random random) =>
        At(response, JsonTokens.Members(response), random, _ => "\"x\":0"u8.ToArray());

    private static byte[] RepeatValue(byte[] response, Random random) => At(response, JsonTokens.Values(response), random, value =>
    {
        var times = random.Next(2, value.Length > 1000 ? 3 : 40);
        return [(byte)'[', .. Enumerable.Repeat<byte[]>([.. value, (byte)','], times).SelectMany(item => item), .. value, (byte)']'];
    });

    private static byte[] Nest(byte[] response, Random random) => At(response, JsonTokens.Values(response), random, value =>
    {
        var depth = random.Pick(1, 2, 30, 60, 64, 1000);
        var isArray = random.Next(2) == 0;
        byte[] open = isArray ? "["u8.ToArray() : "{\"data\":"u8.ToArray();
        byte close = (byte)(isArray ? ']' : '}');
        return [.. Enumerable.Repeat(open, depth).SelectMany(part => part), .. value, .. Enumerable.Repeat(close, depth)];
    });

    private static byte[] RemovePart(byte[] response, Random random)
    {
        var from = random.Next(response.Length + 1);
        return Splice(response, from..Math.Min(response.Length, from + random.Next(20)), []);
    }

    private static byte[] At(byte[] response, List<Range> places, Random random, Func<byte[], byte[]> change)
    {
        if (places.Count == 0)
        {
            return response;
        }

        var place = random.Pick(places);
        return Splice(response, place, change(response[place]));
    }

    private static byte[] Splice(byte[] response, Range place, byte[] part)
    {
        var (start, length) = place.GetOffsetAndLength(response.Length);
        return [.. response.AsSpan(0, start), .. part, .. response.AsSpan(start + length)];
    }

    public static T Pick<T>(this Random random, params IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
