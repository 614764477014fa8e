using System.ComponentModel.DataAnnotations;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Limits a text to the values that its parameter allows.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterValuesAttribute(string path)
    : RegularExpressionAttribute($"^({string.Join('|', ParameterLookup.Of(path).AllowedValues)})$");
