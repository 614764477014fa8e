namespace Runware.Wan25;

/// <summary>
/// Defines the names of the two <see cref="HttpClient"/>s that a registered client gets from <see cref="IHttpClientFactory"/>, for hosts
/// that configure them further. A keyed client appends <c>:</c> and its key.
/// </summary>
public static class Wan25HttpClientNames
{
    /// <summary>The name of the client for the API. Its requests carry the API key.</summary>
    public const string Api = "Runware.Wan25";

    /// <summary>The name of the client for downloads. Its requests carry no credentials.</summary>
    public const string Download = "Runware.Wan25.Download";
}
