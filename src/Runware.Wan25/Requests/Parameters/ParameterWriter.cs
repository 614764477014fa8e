using System.Text.Encodings.Web;
using System.Text.Json;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>Writes the parameters of a request under the service's names: for the wire and for storage alike.</summary>
internal sealed class ParameterWriter(Utf8JsonWriter json)
{
    /// <summary>
    /// Text stays readable and short: the strict default would escape every letter that is not ASCII, and the plus signs of base64. What it
    /// guards against, JSON that is pasted into HTML, does not happen to an application/json body.
    /// </summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Utf8JsonWriter Json { get; } = json;

    /// <summary>Gets where the text of local media goes, in bytes from the writer's start; -1 where there is none.</summary>
    public long Slot { get; private set; } = -1;

    /// <summary>Writes an empty text where local media goes.</summary>
    public void WriteSlot(string name)
    {
        Json.WriteString(name, "");
        Slot = Json.BytesCommitted + Json.BytesPending - 1;
    }

    /// <summary>Writes the parameters that are set, in the order of the table, and the objects that they stand in.</summary>
    public void Write(VideoParameters from)
    {
        string[] open = [];
        foreach (VideoRequestParameter parameter in VideoParameters.Body)
        {
            if (parameter.IsSet(from))
            {
                Move(open, parameter.Parents);
                open = parameter.Parents;
                parameter.Write(this, from);
            }
        }

        Move(open, []);
    }

    private void Move(string[] open, string[] needed)
    {
        int common = open.AsSpan().CommonPrefixLength(needed);
        for (int level = open.Length; level > common; level--)
        {
            Json.WriteEndObject();
        }

        foreach (string? name in needed.AsSpan(common))
        {
            Json.WriteStartObject(name);
        }
    }
}
