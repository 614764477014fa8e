namespace Runware.Wan25.Emulator;

/// <summary>Represents a rule for POST requests that contain a <c>videoInference</c> task.</summary>
public sealed class SubmitFault : ApiFault<SubmitFault>
{
    internal SubmitFault(long seed, int place)
        : base(FaultTargets.Submit, seed, place)
    {
    }

    /// <summary>Refuses the submission for lack of capacity.</summary>
    /// <param name="shape">The form of the refusal. The default is <see cref="CapacityRefusal.BadRequest"/>.</param>
    /// <param name="retryAfter">
    /// The <c>retryAfter</c> in the error. The default is <see langword="null"/>, as in
    /// <see cref="RunwareEmulatorOptions.CapacityRetryAfter"/>.
    /// </param>
    /// <returns>This rule.</returns>
    public SubmitFault RefuseForCapacity(CapacityRefusal shape = CapacityRefusal.BadRequest, TimeSpan? retryAfter = null) =>
        Refuse(taskId => ServiceErrors.NoRoom(taskId, shape, retryAfter));

    /// <summary>
    /// Refuses the submission because the account has never paid: HTTP 400 with <c>videoInferenceInsufficientCredits</c>.
    /// </summary>
    /// <returns>This rule.</returns>
    public SubmitFault RefuseUntilFirstPayment() => Refuse(ServiceErrors.NeverPaid);
}
