using System.Security.Cryptography;
using System.Text;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>Tells whether a request is still what was ordered.</summary>
internal static class RequestFingerprint
{
    /// <param name="values">The values of the request.</param>
    /// <param name="fullPathOf">Makes a full path of that of an image.</param>
    public static string Of(RequestValues values, Func<string, string> fullPathOf)
    {
        var text = new StringBuilder();
        foreach ((CliParameter parameter, string value) in values.InOrder)
        {
            text.Append(parameter.Name).Append('=').Append(value.Length).Append(':').Append(value).Append('\n');
            if (parameter == CliParameters.Image && fullPathOf(value) is var path && File.Exists(path))
            {
                using FileStream image = File.OpenRead(path);
                text.Append(Convert.ToHexString(SHA256.HashData(image))).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
