using System.ComponentModel.DataAnnotations;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Limits the length of a text as its parameter is limited.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterLengthAttribute : StringLengthAttribute
{
    public ParameterLengthAttribute(string path)
        : base((int)ParameterLookup.Of(path).Maximum!) => MinimumLength = (int)ParameterLookup.Of(path).Minimum!;
}
