using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>A response that a rule gives instead of the service's own.</summary>
internal sealed record CannedResponse(int Status, string Body, string ContentType)
{
    public EmulatedResponse Create() => new()
    {
        Status = Status,
        ContentType = ContentType,
        Body = new TwoPartBody(Encoding.UTF8.GetBytes(Body)),
    };
}
