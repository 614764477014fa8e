using System.Collections.Frozen;

namespace Runware.Wan25.Errors;

/// <summary>
/// Maps the codes seen at the service, in its documentation, or in its official clients to their categories. Patterns cover the rest.
/// </summary>
internal static class KnownErrorCodes
{
    private static readonly FrozenDictionary<string, RunwareErrorCategory> Categories = List()
        .SelectMany(group => group.Codes, (group, code) => KeyValuePair.Create(code, group.Category))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static RunwareErrorCategory? Find(string code) =>
        Categories.TryGetValue(code, out RunwareErrorCategory category) ? category : null;

    private static IEnumerable<(RunwareErrorCategory Category, string[] Codes)> List() =>
    [
        (RunwareErrorCategory.Authentication,
        [
            "unauthorized", "forbidden", "permissionDenied", "insufficientPermissions", "authenticationFailed", "authFailed", "authTimeout",
            "invalidAuthentication", "invalidCredentials", "missingAuthentication",
            "tokenExpired", "tokenInvalid", "tokenMissing", "tokenRevoked",
            "accountSuspended", "accountDisabled", "organizationSuspended", "organizationDisabled",
            "workspaceSuspended", "workspaceDisabled",
        ]),

        // The last two are about the caller's own account: they end once it has paid for the first time.
        (RunwareErrorCategory.Quota,
        [
            "paymentRequired", "quotaExceeded", "insufficientCredits", "videoInferenceInsufficientCredits", "thirdPartyInsufficientCredits",
        ]),

        // The service's own account at the provider: the caller cannot top it up.
        (RunwareErrorCategory.Provider, ["providerInsufficientCredits", "providerAuthenticationFailed"]),
        (RunwareErrorCategory.RateLimit, ["tooManyRequests", "rateLimit", "concurrentRequestLimitExceeded", "serviceOverloaded"]),
        (RunwareErrorCategory.ContentPolicy,
        [
            "sensitiveContentDetected", "unsafeContentDetected", "nsfwContentDetected", "promptBlocked", "imageBlocked", "moderationFailed",
            "invalidProviderContent", "contentModeration",
        ]),
        (RunwareErrorCategory.NotFound, ["taskFailedOrNotFound", "unknownTask", "unknownModel", "taskCancelled", "taskCanceled"]),
        (RunwareErrorCategory.Timeout, ["failedTaskTimeout"]),

        // Stands in for a missing code; it does not mean that a parameter is unknown.
        (RunwareErrorCategory.Unknown, [RunwareErrorClassifier.UnknownCode]),
        (RunwareErrorCategory.Server,
        [
            "internalServerError", "serverError", "serviceUnavailable", "serverUnavailable", "standardError", "unknownError",
            "undefinedError", "defaultError", "unrecognizedResponse", "errorRetrievingAccountManagement",
        ]),
        (RunwareErrorCategory.Provider,
        [
            "inferenceError", "processingFailed", "taskFailed", "downloadFailed", "uploadFailed", "noAvailableServer", "modelUnavailable",
            "modelDisabled", "modelNotReady", "mediaStorageFileCouldNotBeMoved",
        ]),
        (RunwareErrorCategory.Validation,
        [
            "unknownParameter", "incompatibleParameters", "transparentModelMismatch", "modelOwnershipValidationError", "modelAlreadyExists",
            "validationFailed", "invalidValueUploadFailed",
        ]),
    ];
}
