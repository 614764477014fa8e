using System.Globalization;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Operations;

namespace Runware.Wan25.Cli.Costs;

/// <summary>Reports what a command will cost, and asks for confirmation, before anything is sent.</summary>
internal static class CostConfirmation
{
    /// <param name="context">The command.</param>
    /// <param name="permission">What the command line allows.</param>
    /// <param name="request">The request to order.</param>
    /// <exception cref="CliException">The cost is not permitted.</exception>
    public static Task PassAsync(CommandContext context, CostPermission permission, VideoRequest request) =>
        PassAsync(context, permission, PluralText.Videos(request.ResultCount), request.EstimateCost().Amount);

    /// <param name="context">The command.</param>
    /// <param name="permission">What the command line allows.</param>
    /// <param name="what">What is charged, for example <c>1 video</c>.</param>
    /// <param name="estimate">The estimated cost, in US dollars; <see langword="null"/> if no price is published.</param>
    /// <exception cref="CliException">The cost is not permitted.</exception>
    public static async Task PassAsync(CommandContext context, CostPermission permission, string what, decimal? estimate)
    {
        if (permission.MaxCost is { } max && (estimate is null || estimate > max))
        {
            throw Refused(
                ErrorCodes.CostLimit,
                estimate is null
                    ? $"No price is published for {what}, so --max-cost cannot be enforced."
                    : $"{what} would cost about {Usd(estimate)}, more than --max-cost {Usd(max)}.",
                "Nothing was sent.");
        }

        if (context.Service.IsFree)
        {
            context.Output.WriteNote($"Emulator: {what}, for free. Runware would charge about {Usd(estimate)}.");
            return;
        }

        context.Output.WriteNote($"{what}: about {Usd(estimate)}, by the published prices.");
        if (permission.IsConfirmed || permission.MaxCost is not null)
        {
            return;
        }

        if (!context.Environment.IsInteractive)
        {
            throw Refused(
                ErrorCodes.CostNotConfirmed,
                $"{what} would cost about {Usd(estimate)}, and there is no terminal to confirm it.",
                "Nothing was sent. Allow it with --yes, or with --max-cost and an amount in US dollars, or use --emulator.");
        }

        if (!await IsConfirmedAsync(context).ConfigureAwait(false))
        {
            throw Refused(ErrorCodes.CostNotConfirmed, "Not confirmed.", "Nothing was sent.");
        }
    }

    /// <summary>Writes an amount as people read it.</summary>
    public static string Usd(decimal? amount) =>
        amount is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00##} USD") : "an unknown amount";

    private static async Task<bool> IsConfirmedAsync(CommandContext context)
    {
        context.Output.WriteConfirmationPrompt("Go on? [y/N] ");

        // A console's reader cannot be canceled, so it keeps waiting after Ctrl+C.
        string? answer = await Task.Run(context.Environment.In.ReadLine, CancellationToken.None)
            .WaitAsync(context.CancellationToken).ConfigureAwait(false);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private static CliException Refused(string code, string message, string advice) =>
        new(new(code, ExitCodes.CostRefused, message) { SubmissionState = "notSent", Advice = advice });
}
