namespace Runware.Wan25.Emulator;

/// <summary>Serves uploaded media under their mediaURL.</summary>
internal static class MediaEndpoint
{
    public static EmulatedResponse Handle(EmulatedRequest request, MediaStore media)
    {
        string name = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        return Guid.TryParseExact(name, "D", out Guid id) && media.TryGet(id, out InlineMedia? found) && found is not null
            ? new EmulatedResponse
            {
                ContentType = found.MediaType ?? "application/octet-stream",
                Body = new TwoPartBody(found.Bytes),
                HeadOnly = request.Method == "HEAD",
            }
            : EmulatedResponse.Text(404, "The media do not exist, or have a URL of their own.");
    }
}
