using System.Text;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Transport.Wire;

/// <summary>JSON with a slot for the text of local media.</summary>
/// <param name="Json">The JSON, with an empty string in the slot.</param>
/// <param name="Slot">The position of the slot in bytes; negative where there is none.</param>
internal readonly record struct TaskBodyTemplate(ReadOnlyMemory<byte> Json, long Slot)
{
    public RequestBody ToBody() => new BufferedRequestBody(Json);

    public RequestBody ToBody(PreparedMedia media)
    {
        int slot = (int)Slot;
        byte[] start = Encoding.ASCII.GetBytes(DataUri.Prefix(media.MediaType));
        return new StreamingRequestBody((byte[])[.. Json.Span[..slot], .. start], media, Json[slot..]);
    }
}
