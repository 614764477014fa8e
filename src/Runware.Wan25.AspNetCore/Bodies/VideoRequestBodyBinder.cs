using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>
/// Binds a body in a controller. The errors go into the model state by their paths, so that a controller with
/// <see cref="ApiControllerAttribute"/> responds with them.
/// </summary>
internal sealed class VideoRequestBodyBinder : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        HttpContext context = bindingContext.HttpContext;
        if (!context.Request.HasJsonContentType())
        {
            // The framework responds to this one with 415.
            bindingContext.ModelState.AddModelError(
                bindingContext.ModelName,
                new UnsupportedContentTypeException("The content type must be application/json."),
                bindingContext.ModelMetadata);
            return;
        }

        VideoRequestBody body = await VideoRequestBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        foreach (VideoRequestError error in body.Errors)
        {
            bindingContext.ModelState.TryAddModelError(error.Path, error.Message);
        }

        bindingContext.Result = ModelBindingResult.Success(body);
    }
}
