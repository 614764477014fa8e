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
}
