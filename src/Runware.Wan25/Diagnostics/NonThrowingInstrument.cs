using System.Diagnostics;

namespace Runware.Wan25.Diagnostics;

/// <summary>A counter or a histogram that swallows the exceptions of its listeners, which run inside a measurement.</summary>
internal sealed class NonThrowingInstrument<T>(NonThrowingInstrument<T>.Measurement measure)
    where T : struct
{
    public delegate void Measurement(T value, in TagList tags);

    public void Record(T value, in TagList tags = default)
    {
        try
        {
            measure(value, tags);
        }
        catch (Exception)
        {
            // Losing a measurement is better than losing an operation.
        }
    }
}
