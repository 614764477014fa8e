namespace Runware.Wan25.Cli.CheckService;

/// <summary>A guarantee of the client, and whether it holds at this service.</summary>
/// <param name="Name">The guarantee.</param>
/// <param name="Status">One of the constants below.</param>
/// <param name="Reason">The reason for the status.</param>
internal sealed record ClientGuarantee(string Name, string Status, string Reason)
{
    public const string Holds = "holds";

    /// <summary>It holds, but later, or with more requests.</summary>
    public const string Weaker = "weaker";

    public const string Fails = "fails";

    public const string NotObserved = "not observed";
}
