namespace Runware.Wan25;

/// <summary>Limits what a client spends, in US dollars. A request beyond a limit is refused before anything is sent.</summary>
public sealed class SpendingOptions
{
    /// <summary>Gets or sets the largest estimated cost of one request. More than zero.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public decimal? MaxPerRequest { get; set; }

    /// <summary>
    /// Gets or sets the largest cost of all requests together, within <see cref="Window"/> or for the lifetime of the client. More than
    /// zero.
    /// </summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public decimal? MaxTotal { get; set; }

    /// <summary>
    /// Gets or sets the length of the sliding window in which <see cref="MaxTotal"/> holds. More than zero; needs <see cref="MaxTotal"/>.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the limit holds for the lifetime of the client.</value>
    public TimeSpan? Window { get; set; }

    /// <summary>
    /// Gets or sets a function that provides what was spent before the client was created, so that <see cref="MaxTotal"/> holds across
    /// restarts. It is called once, before the first order or when the first operation that was resumed ends, with the time from which
    /// spending counts: <see cref="DateTimeOffset.MinValue"/> without a <see cref="Window"/>.
    /// </summary>
    /// <value>The default is <see langword="null"/>: nothing was spent earlier. <c>AddWan25Jobs</c> adds the jobs that it stores.</value>
    /// <remarks>
    /// When the function throws, nothing is ordered and the caller receives its exception; the next order, or the next end of an
    /// operation, calls it again. If several records have the same operation, the latest counts.
    /// </remarks>
    /// <example>
    /// <code>
    /// IReadOnlyList&lt;SpendingRecord&gt; earlier =
    ///     [new(VideoOperationId.Parse("7a3c2b1e-5d4f-4e6a-9b8c-0d1e2f3a4b5c-1"), DateTimeOffset.UtcNow.AddHours(-2)) { Cost = 0.473m }];
    /// var options = new Wan25ClientOptions
    /// {
    ///     Spending = new()
    ///     {
    ///         MaxTotal = 25,
    ///         Window = TimeSpan.FromDays(1),
    ///         History = (from, cancellationToken) => ValueTask.FromResult(earlier),
    ///     },
    /// };
    /// </code>
    /// </example>
    public Func<DateTimeOffset, CancellationToken, ValueTask<IReadOnlyList<SpendingRecord>>>? History { get; set; }

    internal SpendingOptions Copy() => (SpendingOptions)MemberwiseClone();
}
