using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers;

/// <summary>
/// Which files have one of a few names in their text. Most files of a large project have none, so nothing in them is walked or bound.
/// </summary>
/// <param name="names">The names.</param>
internal sealed class SyntaxTreePrefilter(params string[] names)
{
    private readonly ConditionalWeakTable<SyntaxTree, object> _known = new();

    /// <summary>Determines whether the text of the file that a node is in has one of the names, be it in a comment.</summary>
    /// <param name="node">The node.</param>
    public bool AreIn(SyntaxNode node) => (bool)_known.GetValue(node.SyntaxTree, Find);

    private object Find(SyntaxTree tree)
    {
        string text = tree.GetText().ToString();
        return Array.Exists(names, name => text.IndexOf(name, StringComparison.Ordinal) >= 0);
    }
}
