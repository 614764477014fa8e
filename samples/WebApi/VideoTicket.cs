using Runware.Wan25;

namespace WebApi;

/// <summary>The answer to POST /videos: the id to ask with.</summary>
internal sealed record VideoTicket(VideoOperationId Id);
