namespace Runware.Wan25.Tests.Fuzz;

/// <summary>Breaks answers: a pure function of the answer and of the random numbers.</summary>
internal static class Mutator
{
    private static readonly Func<byte[], Random, byte[]>[] Ways =
    [
        FlipBytes, Truncate, InsertFragment, ReplaceValue, ReplaceValue, ReplaceValue, ReplaceName, SwapValues, DuplicateMember,
        RepeatValue, Nest, AddMember, RemoveMember, RemovePart,
    ];

    public static byte[] Mutate(byte[] answer, Random random)
    {
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            answer = random.Pick(Ways)(answer, random);
        }

        return answer;
    }

    private static byte[] FlipBytes(byte[] answer, Random random)
    {
        var copy = answer.ToArray();
        for (var left = copy.Length == 0 ? 0 : random.Next(1, 4); left > 0; left--)
        {
            copy[random.Next(copy.Length)] = (byte)random.Next(256);
        }

        return copy;
    }

    private static byte[] Truncate(byte[] answer, Random random) => answer[..random.Next(answer.Length + 1)];

    private static byte[] InsertFragment(byte[] answer, Random random)
    {
        var at = random.Next(answer.Length + 1);
        return Splice(answer, at..at, random.Pick(HostileValues.Fragments));
    }

    private static byte[] ReplaceValue(byte[] answer, Random random) =>
        At(answer, JsonTokens.Values(answer), random, _ => random.Pick(HostileValues.All));

    private static byte[] ReplaceName(byte[] answer, Random random) =>
        At(answer, JsonTokens.Names(answer), random, _ => random.Pick(HostileValues.Names));

    private static byte[] SwapValues(byte[] answer, Random random)
    {
        var values = JsonTokens.Values(answer);
        return At(answer, values, random, _ => answer[random.Pick(values)]);
    }

    private static byte[] DuplicateMember(byte[] answer, Random random) =>
        At(answer, JsonTokens.Members(answer), random, member =>
            [.. member, (byte)',', .. member[..(member.AsSpan().IndexOf((byte)':') + 1)], .. random.Pick(HostileValues.All)]);

    private static byte[] AddMember(byte[] answer, Random random) =>
        At(answer, JsonTokens.Members(answer), random, member =>
            [.. random.Pick(HostileValues.Names), (byte)':', .. random.Pick(HostileValues.All), (byte)',', .. member]);

    private static byte[] RemoveMember(byte[] answer, Random random) =>
        At(answer, JsonTokens.Members(answer), random, _ => "\"x\":0"u8.ToArray());

    private static byte[] RepeatValue(byte[] answer, Random random) => At(answer, JsonTokens.Values(answer), random, value =>
    {
        var times = random.Next(2, value.Length > 1000 ? 3 : 40);
        return [(byte)'[', .. Enumerable.Repeat<byte[]>([.. value, (byte)','], times).SelectMany(item => item), .. value, (byte)']'];
    });

    private static byte[] Nest(byte[] answer, Random random) => At(answer, JsonTokens.Values(answer), random, value =>
    {
        var depth = random.Pick(1, 2, 30, 60, 64, 1000);
        var isArray = random.Next(2) == 0;
        byte[] open = isArray ? "["u8.ToArray() : "{\"data\":"u8.ToArray();
        byte close = (byte)(isArray ? ']' : '}');
        return [.. Enumerable.Repeat(open, depth).SelectMany(part => part), .. value, .. Enumerable.Repeat(close, depth)];
    });

    private static byte[] RemovePart(byte[] answer, Random random)
    {
        var from = random.Next(answer.Length + 1);
        return Splice(answer, from..Math.Min(answer.Length, from + random.Next(20)), []);
    }

    private static byte[] At(byte[] answer, List<Range> places, Random random, Func<byte[], byte[]> change)
    {
        if (places.Count == 0)
        {
            return answer;
        }

        var place = random.Pick(places);
        return Splice(answer, place, change(answer[place]));
    }

    private static byte[] Splice(byte[] answer, Range place, byte[] part)
    {
        var (start, length) = place.GetOffsetAndLength(answer.Length);
        return [.. answer.AsSpan(0, start), .. part, .. answer.AsSpan(start + length)];
    }

    public static T Pick<T>(this Random random, params IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
