using System.ComponentModel.DataAnnotations;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Limits a number as its parameter is limited.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RangeOfAttribute(string path)
    : RangeAttribute(ModelParameter.RangeOf(path).Minimum, ModelParameter.RangeOf(path).Maximum);
