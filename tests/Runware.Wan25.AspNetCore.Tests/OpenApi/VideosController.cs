using Microsoft.AspNetCore.Mvc;

namespace Runware.Wan25.AspNetCore.Tests.OpenApi;

[ApiController]
[Route("controller/videos")]
public class VideosController : ControllerBase
{
    [HttpPost]
    public ActionResult<VideoTicket> Submit([FromBody] VideoRequestBody body) =>
        Accepted(new VideoTicket(new(Guid.Empty, body.ToRequest().ResultCount)));

    [HttpGet("{id}")]
    public ActionResult<VideoTicket> Get(VideoOperationId id) => Ok(new VideoTicket(id));
}

public record VideoTicket(VideoOperationId Id, VideoOperationId? Previous = null);
