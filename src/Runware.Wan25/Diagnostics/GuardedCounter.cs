using System.Diagnostics.Metrics;

namespace Runware.Wan25.Diagnostics;

/// <summary>A counter whose listeners cannot fail what is counted: they run inside <c>Add</c>.</summary>
internal sealed class GuardedCounter<T>(Counter<T> counter)
    where T : struct
{
    public void Add(T delta)
    {
        try
        {
            counter.Add(delta);
        }
        catch (Exception)
        {
            // A measurement is lost.
        }
    }
}
