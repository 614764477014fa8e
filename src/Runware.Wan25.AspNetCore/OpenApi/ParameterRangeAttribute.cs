using System.ComponentModel.DataAnnotations;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Limits a number as its parameter is limited.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterRangeAttribute(string path)
    : RangeAttribute(ParameterLookup.RangeOf(path).Minimum, ParameterLookup.RangeOf(path).Maximum);
