using System.ComponentModel.DataAnnotations;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Limits the length of a text as its parameter is limited.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LengthOfAttribute : StringLengthAttribute
{
    public LengthOfAttribute(string path)
        : base((int)ModelParameter.Of(path).Maximum!) => MinimumLength = (int)ModelParameter.Of(path).Minimum!;
}
