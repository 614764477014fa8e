using Microsoft.AspNetCore.Mvc;
using Runware.Wan25;
using Runware.Wan25.AspNetCore;

namespace ControllerApi;

/// <summary>Orders videos and tells how far they are. Put authentication before it: whoever reaches it spends your money.</summary>
[ApiController]
[Route("videos")]
public sealed class VideosController(IWan25Client client, IHostApplicationLifetime host, ILogger<VideosController> logger) : ControllerBase
{
    /// <summary>Orders a video. The rules that a body breaks are a 400, by path, before anything is sent.</summary>
    [HttpPost]
    [ProducesResponseType<VideoView>(StatusCodes.Status202Accepted)]
    public async Task<IActionResult> Submit(
        [FromBody] VideoRequestBody body, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey)
    {
        VideoRequestBuilder video = body.ToBuilder();
        if (idempotencyKey is not null)
        {
            // A caller that repeats its POST joins its video instead of paying again. With users, the scope names the user too.
            video.WithIdempotencyKey("samples/ControllerApi", idempotencyKey);
        }

        // Not the caller's token: a caller that disconnects would leave a charged video whose id nobody has seen.
        VideoOperation operation = await client.SubmitAsync(video.Build(), host.ApplicationStopping);
        Log.Submitted(logger, operation.Id);
        return AcceptedAtAction(nameof(Get), new { id = operation.Id }, VideoView.Of(operation));
    }

    /// <summary>Asks the service how far a video is. An id works in every process, also after a restart.</summary>
    [HttpGet("{id}")]
    [ProducesResponseType<VideoView>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Get(VideoOperationId id, CancellationToken cancellationToken)
    {
        VideoOperation operation = client.GetOperation(id);
        await operation.UpdateAsync(cancellationToken);
        return Ok(VideoView.Of(operation));
    }
}
