using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>
/// Makes controllers bind a type with <see cref="VideoRequestBodyBinder"/>, with or without <see cref="FromBodyAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BindVideoRequestBodyAttribute : ModelBinderAttribute
{
    public BindVideoRequestBodyAttribute()
        : base(typeof(VideoRequestBodyBinder)) => BindingSource = BindingSource.Body;
}
