namespace Runware.Wan25.Errors;

internal static class RunwareErrorCategoryExtensions
{
    /// <summary>Determines whether the same request under a new task id may succeed later.</summary>
    public static bool IsTransient(this RunwareErrorCategory category) => category is RunwareErrorCategory.RateLimit
        or RunwareErrorCategory.Timeout or RunwareErrorCategory.Provider or RunwareErrorCategory.Server;
}
