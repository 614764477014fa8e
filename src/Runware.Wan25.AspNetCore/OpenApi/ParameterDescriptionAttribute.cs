using System.ComponentModel;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Describes a property as its parameter is described.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParameterDescriptionAttribute(string path) : DescriptionAttribute(ParameterLookup.Of(path).Description);
