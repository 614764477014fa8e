namespace Runware.Wan25.Simulation.Worlds;

/// <summary>An invariant that did not hold.</summary>
internal sealed record Violation(string Invariant, string What)
{
    public override string ToString() => $"{Invariant}: {What}";
}

/// <summary>The invariants, in the words in which they are reported.</summary>
internal static class Invariant
{
    public const string PaidOnce = "a logical request is charged at most once";
    public const string EndsWell = "every accepted job ends in a result, a typed failure, or an exception with its id";
    public const string NothingLost = "resuming by the id gets the videos";
    public const string DeliveredOnce = "every successful video is delivered exactly once";
    public const string SameBytes = "files are byte-identical";
    public const string NoEarlyEnd = "no wait ends before a terminal state, its deadline or its caller";
    public const string NoLateEnd = "no wait goes on past its deadline";
    public const string TrueState = "a submission that is said not to be accepted is not accepted";
    public const string NoLateRequest = "no request after the client is disposed";
    public const string NoLeak = "no timer outlives its client";
    public const string NothingStuck = "everything comes to an end";
    public const string NothingUnasked = "nothing fails where nothing goes wrong";
    public const string ToldInTime = "whoever waits learns of the end soon after it is to be seen";
    public const string ToldAsIs = "a failure is told for what it is";
    public const string Submitted = "a request goes out unless something proves that it need not";
    public const string CountIsRight = "a job has the number of results that was ordered";
    public const string FirstComeFirstServed = "of two calls of one client that wait for room, the first is sent first";
    public const string NothingStarves = "whoever waits for room is sent when there is room";
    public const string SpendingKept = "a client spends within its limits, and counts what it was charged";
    public const string NothingReserved = "what was never sent, or was refused, leaves nothing reserved";
    public const string WaitsForCapacity = "whoever generates waits for room until the deadline";
    public const string NoSurprise = "no exception but the documented ones";
    public const string IdBeforeByte = "the first progress report carries the id, before the first byte";
}
