using Runware.Wan25;

namespace WebApi;

/// <summary>The response to POST /videos.</summary>
internal sealed record VideoTicket(VideoOperationId Id);
