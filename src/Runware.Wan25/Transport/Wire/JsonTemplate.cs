using System.Text;
using Runware.Wan25.Requests;

namespace Runware.Wan25.Transport.Wire;

/// <summary>JSON in which the text of local media is still missing.</summary>
/// <param name="Json">The whole, with an empty text where the media goes.</param>
/// <param name="Slot">Where the media goes, in bytes; negative where nothing is missing.</param>
internal readonly record struct JsonTemplate(ReadOnlyMemory<byte> Json, long Slot)
{
    public RequestBody ToBody() => new BytesBody(Json);

    public RequestBody ToBody(PreparedMedia media)
    {
        var slot = (int)Slot;
        var start = Encoding.ASCII.GetBytes(DataUri.Prefix(media.MediaType));
        return new MediaBody((byte[])[.. Json.Span[..slot], .. start], media, Json[slot..]);
    }
}
