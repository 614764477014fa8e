using System.Collections.Frozen;

namespace Runware.Wan25.Errors;

/// <summary>Codes seen in the official clients or in the documentation, each with what it means. Patterns take care of the rest.</summary>
internal static class KnownErrorCodes
{
    public static RunwareErrorCategory? Find(string code) => Categories.TryGetValue(code, out var category) ? category : null;

    private static readonly FrozenDictionary<string, RunwareErrorCategory> Categories = List()
        .SelectMany(group => group.Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), (group, code) => KeyValuePair.Create(code, group.Category))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(RunwareErrorCategory Category, string Codes)> List() =>
    [
        (RunwareErrorCategory.Authentication, """
            unauthorized forbidden permissionDenied insufficientPermissions authenticationFailed authFailed authTimeout invalidAuthentication
            invalidCredentials missingAuthentication tokenExpired tokenInvalid tokenMissing tokenRevoked accountSuspended accountDisabled
            organizationSuspended organizationDisabled workspaceSuspended workspaceDisabled
            """),
        (RunwareErrorCategory.Quota, "paymentRequired quotaExceeded insufficientCredits"),
        // Runware's own account with the provider ran dry: nothing the caller can top up.
        (RunwareErrorCategory.Provider, "providerInsufficientCredits thirdPartyInsufficientCredits providerAuthenticationFailed"),
        (RunwareErrorCategory.RateLimit, "tooManyRequests rateLimit"),
        (RunwareErrorCategory.ContentPolicy, """
            sensitiveContentDetected unsafeContentDetected nsfwContentDetected promptBlocked imageBlocked moderationFailed
            invalidProviderContent contentModeration
            """),
        (RunwareErrorCategory.NotFound, "taskFailedOrNotFound unknownModel taskCancelled taskCanceled"),
        (RunwareErrorCategory.Server, """
            internalServerError serverError serviceUnavailable serverUnavailable standardError unknownError undefinedError defaultError
            unrecognizedResponse errorRetrievingAccountManagement
            """),
        (RunwareErrorCategory.Provider, """
            inferenceError processingFailed taskFailed downloadFailed uploadFailed noAvailableServer modelUnavailable modelDisabled modelNotReady
            mediaStorageFileCouldNotBeMoved
            """),
        (RunwareErrorCategory.Validation, """
            unknownParameter incompatibleParameters transparentModelMismatch modelOwnershipValidationError modelAlreadyExists validationFailed
            """),
    ];
}
