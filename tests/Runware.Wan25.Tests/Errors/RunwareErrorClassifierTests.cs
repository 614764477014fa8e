using Runware.Wan25.Errors;

namespace Runware.Wan25.Tests.Errors;

public class RunwareErrorClassifierTests
{
    [Theory]
    [InlineData("invalidApiKey", RunwareErrorCategory.Authentication)]
    [InlineData("missingApiKey", RunwareErrorCategory.Authentication)]
    [InlineData("tokenExpired", RunwareErrorCategory.Authentication)]
    [InlineData("authTimeout", RunwareErrorCategory.Authentication)]
    [InlineData("insufficientCredits", RunwareErrorCategory.Quota)]
    [InlineData("quotaExceeded", RunwareErrorCategory.Quota)]
    [InlineData("providerInsufficientCredits", RunwareErrorCategory.Provider)]
    [InlineData("rateLimitExceeded", RunwareErrorCategory.RateLimit)]
    [InlineData("inferenceRateLimitRequestTooLarge", RunwareErrorCategory.Validation)]
    [InlineData("providerRateLimitExceeded", RunwareErrorCategory.RateLimit)]
    [InlineData("rateLimit", RunwareErrorCategory.RateLimit)]
    [InlineData("contentPolicyViolation", RunwareErrorCategory.ContentPolicy)]
    [InlineData("providerContentPolicyViolation", RunwareErrorCategory.ContentPolicy)]
    [InlineData("nsfwContentDetected", RunwareErrorCategory.ContentPolicy)]
    [InlineData("invalidProviderContent", RunwareErrorCategory.ContentPolicy)]
    [InlineData("contentModeration", RunwareErrorCategory.ContentPolicy)]
    [InlineData("timeoutProvider", RunwareErrorCategory.Timeout)]
    [InlineData("providerGatewayTimeout", RunwareErrorCategory.Timeout)]
    [InlineData("timeout", RunwareErrorCategory.Timeout)]
    [InlineData("conflictTaskUUID", RunwareErrorCategory.Conflict)]
    [InlineData("taskNotFound", RunwareErrorCategory.NotFound)]
    [InlineData("taskExpired", RunwareErrorCategory.NotFound)]
    [InlineData("mediaExpired", RunwareErrorCategory.NotFound)]
    [InlineData("taskCancelled", RunwareErrorCategory.NotFound)]
    [InlineData("taskFailedOrNotFound", RunwareErrorCategory.NotFound)]
    [InlineData("unknownModel", RunwareErrorCategory.NotFound)]
    [InlineData("unknownTask", RunwareErrorCategory.NotFound)]
    [InlineData("taskDoesNotExist", RunwareErrorCategory.NotFound)]
    [InlineData("nonExistentTask", RunwareErrorCategory.NotFound)]
    [InlineData("serviceOverloaded", RunwareErrorCategory.RateLimit)]
    [InlineData("modelOverloadedError", RunwareErrorCategory.RateLimit)]
    [InlineData("providerError", RunwareErrorCategory.Provider)]
    [InlineData("inferenceError", RunwareErrorCategory.Provider)]
    [InlineData("noAvailableServer", RunwareErrorCategory.Provider)]
    [InlineData("internalServerError", RunwareErrorCategory.Server)]
    [InlineData("serviceUnavailable", RunwareErrorCategory.Server)]
    [InlineData("unknownError", RunwareErrorCategory.Server)]
    [InlineData("unsupportedDuration", RunwareErrorCategory.Validation)]
    [InlineData("invalidWidth", RunwareErrorCategory.Validation)]
    [InlineData("missingPositivePrompt", RunwareErrorCategory.Validation)]
    [InlineData("unknownParameter", RunwareErrorCategory.Validation)]
    [InlineData("valueTooLarge", RunwareErrorCategory.Validation)]
    [InlineData("somethingElse", RunwareErrorCategory.Unknown)]
    [InlineData("", RunwareErrorCategory.Unknown)]
    [InlineData("unknown", RunwareErrorCategory.Unknown)]
    [InlineData("unknownSampler", RunwareErrorCategory.Validation)]
    public void A_code_has_its_category(string code, RunwareErrorCategory category) =>
        Assert.Equal(category, RunwareErrorClassifier.Classify(code));

    [Theory]
    [InlineData(
        "providerError", " responded with HTTP DataInspectionFailed. Additional information below.", RunwareErrorCategory.ContentPolicy)]
    [InlineData("providerError", "The provider returned an error.", RunwareErrorCategory.Provider)]
    [InlineData("ProviderBadRequest", "Rejected by the Safety System.", RunwareErrorCategory.ContentPolicy)]
    [InlineData("providerBadRequest", "safety_violations=[x]", RunwareErrorCategory.ContentPolicy)]
    [InlineData("providerBadRequest", "This size is not supported.", RunwareErrorCategory.Validation)]
    [InlineData("providerBadRequest", null, RunwareErrorCategory.Validation)]
    [InlineData("inferenceError", "content moderation", RunwareErrorCategory.Provider)]
    public void A_message_tells_what_two_codes_do_not(string code, string? text, RunwareErrorCategory category) =>
        Assert.Equal(category, RunwareErrorClassifier.Classify(code, text));

    [Fact]
    public void Only_what_may_pass_is_transient() => Assert.Equal(
        [RunwareErrorCategory.RateLimit, RunwareErrorCategory.Timeout, RunwareErrorCategory.Provider, RunwareErrorCategory.Server],
        Enum.GetValues<RunwareErrorCategory>().Where(category => Wan25ModelFactory.RunwareError("x", "y", category).IsTransient));
}
