using System.ComponentModel.DataAnnotations;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Limits a text to the values that its parameter allows.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceOfAttribute(string path)
    : RegularExpressionAttribute($"^({string.Join('|', ModelParameter.Of(path).AllowedValues)})$");
