using System.Net.Http.Headers;

namespace Runware.Wan25.Emulator;

/// <summary>Copies the headers of a content to the one that wraps it.</summary>
internal static class ObservedHeaders
{
    public static void Copy(HttpContent from, HttpContent to)
    {
        foreach ((string name, HeaderStringValues values) in from.Headers.NonValidated)
        {
            to.Headers.TryAddWithoutValidation(name, values);
        }
    }
}
