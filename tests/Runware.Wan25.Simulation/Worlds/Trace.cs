using System.Runtime.CompilerServices;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// What happened, in order. A digest of it always, by which two runs are compared; the text only when somebody is going to read it.
/// </summary>
internal sealed class Trace(TimeProvider clock, bool isRead)
{
    private readonly List<string> _lines = [];
    private readonly long _start = clock.GetTimestamp();

    public ulong Digest { get; private set; } = 14695981039346656037;

    public IReadOnlyList<string> Lines => _lines;

    public bool IsRead => isRead;

    public void Count(long what)
    {
        Digest = (Digest ^ (ulong)what) * 1099511628211;
        Digest = (Digest ^ (ulong)clock.GetTimestamp()) * 1099511628211;
    }

    public void Add([InterpolatedStringHandlerArgument("")] ref Line line)
    {
        if (isRead)
        {
            _lines.Add($"{clock.GetElapsedTime(_start).TotalSeconds,10:0.0000} s  {line.Text}");
        }
    }

    /// <summary>Formats nothing when nobody reads.</summary>
    [InterpolatedStringHandler]
    internal ref struct Line
    {
        private DefaultInterpolatedStringHandler _text;

        public Line(int literalLength, int formattedCount, Trace trace, out bool isRead)
        {
            isRead = trace.IsRead;
            _text = isRead ? new(literalLength, formattedCount) : default;
        }

        public string Text => _text.ToStringAndClear();

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);
    }
}
