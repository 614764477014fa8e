using System.Diagnostics.Metrics;

namespace Runware.Wan25.Diagnostics;

/// <summary>A counter that swallows the exceptions of its listeners, which run inside <c>Add</c>.</summary>
internal sealed class NonThrowingCounter<T>(Counter<T> counter)
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
            // Losing a measurement is better than losing an operation.
        }
    }
}
