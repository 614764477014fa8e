using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Runware.Wan25.Diagnostics;

/// <summary>A histogram whose listeners cannot fail what is measured.</summary>
internal sealed class GuardedHistogram<T>(Histogram<T> histogram)
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
            // A measurement is lost.
        }
    }
}
