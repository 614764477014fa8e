namespace Runware.Wan25.Emulator;

/// <summary>A rule about POSTs that contain a videoInference task.</summary>
public sealed class SubmitFault : ApiFault<SubmitFault>
{
    internal SubmitFault(long seed, int place)
        : base(FaultTargets.Submit, seed, place)
    {
    }

    /// <summary>The service refuses the submission for lack of capacity.</summary>
    /// <param name="shape">How.</param>
    /// <param name="retryAfter">As <see cref="RunwareEmulatorOptions.CapacityRetryAfter"/>.</param>
    public SubmitFault RefuseForCapacity(CapacityRefusal shape = CapacityRefusal.BadRequest, TimeSpan? retryAfter = null) =>
        Refuse(taskId => ServiceErrors.NoRoom(taskId, shape, retryAfter));

    /// <summary>
    /// The service refuses the submission because the account has never paid: HTTP 400 with <c>videoInferenceInsufficientCredits</c>.
    /// </summary>
    public SubmitFault RefuseUntilFirstPayment() => Refuse(ServiceErrors.NeverPaid);
}
