using System.Security.Cryptography;
using System.Text;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>Computes the fingerprint that shows whether a request is still the one that was ordered.</summary>
internal static class RequestFingerprint
{
    /// <param name="values">The values of the request.</param>
    /// <param name="openImage">Opens the file of an image; null if the value is not a file.</param>
    public static string Of(RequestValues values, Func<string, Stream?> openImage)
    {
        var text = new StringBuilder();
        foreach ((CliParameter parameter, string value) in values.InOrder)
        {
            text.Append(parameter.Name).Append('=').Append(value.Length).Append(':').Append(value).Append('\n');
            if (parameter == CliParameters.Image && openImage(value) is { } image)
            {
                using Stream stream = image;
                text.Append(Convert.ToHexString(SHA256.HashData(stream))).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
