using System.Text;
using Microsoft.Extensions.Options;
using Runware.Wan25.Common;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Validates the settings. Each message names the setting, and none contains a secret.</summary>
internal sealed class WebhookOptionsValidator : IValidateOptions<Wan25WebhookOptions>
{
    private const int MinSecretLength = 32;
    private static readonly TimeSpan MinLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, Wan25WebhookOptions options)
    {
        var problems = Check(options).Select(problem => $"{nameof(Wan25WebhookOptions)}: {problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Check(Wan25WebhookOptions options) =>
        options.PublicBaseUrl is { } url ? [.. CheckUrl(url), .. CheckSecrets(options.Secrets), .. CheckLimits(options)] : [];

    private static IEnumerable<string> CheckUrl(Uri url)
    {
        if (!WebUrl.IsHttpOrHttps(url))
        {
            yield return "PublicBaseUrl must be an absolute https URL, for example https://example.com/hooks/wan25.";
        }
        else if (!WebUrl.IsHttps(url) && !WebUrl.IsAllowedHttp(url))
        {
            yield return $"PublicBaseUrl uses plain http to {url.Host}: use https; http is for this machine only.";
        }
        else if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            yield return "PublicBaseUrl must have no query, fragment, user name or password: the token is appended to its path.";
        }
    }

    private static IEnumerable<string> CheckSecrets(IReadOnlyList<string>? secrets)
    {
        if (secrets is not { Count: > 0 })
        {
            yield return $"Secrets is empty: set at least one of {MinSecretLength} bytes or more, "
                + "for example from 'openssl rand -base64 32'.";
            yield break;
        }

        for (int index = 0; index < secrets.Count; index++)
        {
            int length = Encoding.UTF8.GetByteCount(secrets[index] ?? "");
            if (length < MinSecretLength)
            {
                string given = length == 0 ? "is not set" : $"has {length}";
                yield return $"Secrets[{index}] must have at least {MinSecretLength} bytes in UTF-8; it {given}.";
            }
        }
    }

    private static IEnumerable<string> CheckLimits(Wan25WebhookOptions options)
    {
        if (options.Lifetime < MinLifetime || options.Lifetime > MaxLifetime)
        {
            yield return $"Lifetime must be from {MinLifetime.TotalMinutes:0} minute to {MaxLifetime.TotalDays:0} days; "
                + $"it is {options.Lifetime:c}.";
        }

        if (options.MaxBodySize < 0)
        {
            yield return $"MaxBodySize must not be negative; it is {options.MaxBodySize}.";
        }
    }
}
