using Microsoft.CodeAnalysis.Operations;

namespace Runware.Wan25.Analyzers.Usage;

/// <summary>All that happens to one builder, as far as the method that starts it shows.</summary>
internal sealed class BuilderUsage(IInvocationOperation start, bool startsFromRequest)
{
    /// <summary>Gets the call that made the builder: <c>FromText</c>, <c>FromImage</c> or <c>ToBuilder</c>.</summary>
    public IInvocationOperation Start { get; } = start;

    /// <summary>Gets the calls that set something, the start among them, in the order of the source.</summary>
    public List<IInvocationOperation> Calls { get; } = [start];

    /// <summary>Gets or sets a value that indicates whether <c>Build</c> or <c>TryBuild</c> is called.</summary>
    public bool IsBuilt { get; set; }

    /// <summary>Gets or sets a value that indicates whether other code can use the builder, so that nothing about it is certain.</summary>
    public bool Escapes { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the builder serves without being built: it is printed, or discarded on purpose.
    /// </summary>
    public bool IsUsedOtherwise { get; set; }

    /// <summary>
    /// Gets a value that indicates whether the model's limits may be off. A request may have been built without them, and its builders are.
    /// </summary>
    public bool MaySkipLimits => startsFromRequest || Calls.Exists(call => call.TargetMethod.Name == BuilderMethods.WithoutValidation);
}
