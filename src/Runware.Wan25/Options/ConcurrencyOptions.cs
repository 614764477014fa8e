namespace Runware.Wan25;

/// <summary>Limits how many operations a client has running at the service.</summary>
public sealed class ConcurrencyOptions
{
    /// <summary>Gets or sets how many operations of this client may run at once. At least 1.</summary>
    /// <value>The default is <see langword="null"/>: the number is learnt from the service's refusals.</value>
    public int? MaxRunning { get; set; }

    internal ConcurrencyOptions Copy() => (ConcurrencyOptions)MemberwiseClone();
}
