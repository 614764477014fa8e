using System.Net.Http.Headers;

namespace Runware.Wan25.Emulator;

/// <summary>Gives a content the headers of the one that it stands for.</summary>
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
