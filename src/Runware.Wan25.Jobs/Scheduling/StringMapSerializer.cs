using System.Collections.Specialized;
using System.Text.Json;
using Quartz.Spi;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Serializes the data of a trigger, names and strings, as JSON. Types named in the database are never instantiated.</summary>
internal sealed class StringMapSerializer : IObjectSerializer
{
    public void Initialize()
    {
    }

    public byte[] Serialize<T>(T obj)
        where T : class
    {
        NameValueCollection map = obj as NameValueCollection ?? throw Unknown(obj.GetType());
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var name in map.AllKeys)
            {
                writer.WriteString(name!, map[name]);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public T? DeSerialize<T>(byte[] data)
        where T : class
    {
        var map = new NameValueCollection();
        using var document = JsonDocument.Parse(data);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            map.Add(member.Name, member.Value.GetString());
        }

        return map as T ?? throw Unknown(typeof(T));
    }

    private static NotSupportedException Unknown(Type type) => new($"Only names and strings are stored, not {type.Name}.");
}
