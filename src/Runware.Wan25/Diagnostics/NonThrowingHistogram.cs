using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Runware.Wan25.Diagnostics;

/// <summary>A histogram that swallows the exceptions of its listeners, which run inside <c>Record</c>.</summary>
internal sealed class NonThrowingHistogram<T>(Histogram<T> histogram)
    where T : struct
{
    public void Record(T value, in TagList tags)
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception)
        {
            // Losing a measurement is better than losing an operation.
        }
    }
}
