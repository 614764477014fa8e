using System.Reflection;
using Runware.Wan25.Errors;

namespace Runware.Wan25.Tests.Errors;

/// <summary>Every code of the table is found, and has the category of the group it stands in.</summary>
public class KnownErrorCodesTests
{
    [Fact]
    public void Every_code_has_the_category_of_its_group()
    {
        var groups = Groups();

        Assert.All(groups, group => Assert.All(group.Codes, code => Assert.Equal((code, group.Category), (code, CategoryOf(code)))));
        Assert.All(
            groups,
            group => Assert.All(group.Codes, code => Assert.Equal((code, group.Category), (code, CategoryOf(code.ToUpperInvariant())))));
    }

    [Fact]
    public void No_code_stands_in_two_groups()
    {
        var codes = Groups().SelectMany(group => group.Codes).ToList();

        Assert.InRange(codes.Count, 50, 500);
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    // Written down a second time on purpose: the table is not its own proof.
    [Theory]
    [InlineData("invalidCredentials", RunwareErrorCategory.Authentication)]
    [InlineData("accountDisabled", RunwareErrorCategory.Authentication)]
    [InlineData("unauthorized", RunwareErrorCategory.Authentication)]
    [InlineData("authTimeout", RunwareErrorCategory.Authentication)]
    [InlineData("workspaceDisabled", RunwareErrorCategory.Authentication)]
    [InlineData("paymentRequired", RunwareErrorCategory.Quota)]
    [InlineData("insufficientCredits", RunwareErrorCategory.Quota)]
    [InlineData("videoInferenceInsufficientCredits", RunwareErrorCategory.Quota)]
    [InlineData("thirdPartyInsufficientCredits", RunwareErrorCategory.Quota)]
    [InlineData("providerInsufficientCredits", RunwareErrorCategory.Provider)]
    [InlineData("providerAuthenticationFailed", RunwareErrorCategory.Provider)]
    [InlineData("concurrentRequestLimitExceeded", RunwareErrorCategory.RateLimit)]
    [InlineData("serviceOverloaded", RunwareErrorCategory.RateLimit)]
    [InlineData("invalidProviderContent", RunwareErrorCategory.ContentPolicy)]
    [InlineData("failedTaskTimeout", RunwareErrorCategory.Timeout)]
    [InlineData("invalidValueUploadFailed", RunwareErrorCategory.Validation)]
    [InlineData("taskFailedOrNotFound", RunwareErrorCategory.NotFound)]
    [InlineData("standardError", RunwareErrorCategory.Server)]
    [InlineData("mediaStorageFileCouldNotBeMoved", RunwareErrorCategory.Provider)]
    [InlineData("transparentModelMismatch", RunwareErrorCategory.Validation)]
    public void A_known_code_has_its_category(string code, RunwareErrorCategory category) => Assert.Equal(category, CategoryOf(code));

    private static RunwareErrorCategory CategoryOf(string code) => Wan25ModelFactory.RunwareError(code, "no").Category;

    private static List<(RunwareErrorCategory Category, string[] Codes)> Groups()
    {
        var list = typeof(KnownErrorCodes).GetMethod("List", BindingFlags.NonPublic | BindingFlags.Static)!;
        return [.. (IEnumerable<(RunwareErrorCategory Category, string[] Codes)>)list.Invoke(null, null)!];
    }
}
