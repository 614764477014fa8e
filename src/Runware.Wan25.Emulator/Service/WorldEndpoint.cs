using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Handles <c>GET</c> and <c>POST /world</c>: the choices for the uncertain behaviours, for clients in any language.</summary>
internal static class WorldEndpoint
{
    public static EmulatedResponse Handle(EmulatedRequest request, RunwareEmulatorOptions options) => request.Method switch
    {
        "GET" => EmulatedResponse.Json(200, Write(options)),
        "POST" => Change(request.Body, options),
        _ => EmulatedResponse.Text(405, "GET the world, or POST an object of what is to change in it."),
    };

    private static EmulatedResponse Change(ReadOnlyMemory<byte> body, RunwareEmulatorOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Change(document.RootElement, options);
        }
        catch (JsonException)
        {
            return EmulatedResponse.Text(400, "The body must be a JSON object such as {\"UnknownTask\":\"EmptyData\"}.");
        }
    }

    private static EmulatedResponse Change(JsonElement changes, RunwareEmulatorOptions options)
    {
        if (changes.ValueKind != JsonValueKind.Object)
        {
            return EmulatedResponse.Text(400, "The body must be a JSON object such as {\"UnknownTask\":\"EmptyData\"}.");
        }

        // Tried on a copy first: a request with an error changes nothing.
        RunwareEmulatorOptions changed = new ServiceWorld(options).ApplyTo(new RunwareEmulatorOptions());
        foreach (JsonProperty change in changes.EnumerateObject())
        {
            WorldOption? option = ServiceWorld.Options.FirstOrDefault(
                known => known.Name.Equals(change.Name, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                string names = string.Join(", ", ServiceWorld.Options.Select(known => known.Name));
                return EmulatedResponse.Text(400, $"{change.Name} is unknown. Known: {names}.");
            }

            if (!option.TrySet(changed, change.Value.ToString()))
            {
                return EmulatedResponse.Text(400, $"{option.Name} cannot be {change.Value}. Allowed: {string.Join(", ", option.Values)}.");
            }
        }

        new ServiceWorld(changed).ApplyTo(options);
        return EmulatedResponse.Json(200, Write(options));
    }

    private static ReadOnlyMemory<byte> Write(RunwareEmulatorOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        foreach (WorldOption option in ServiceWorld.Options)
        {
            writer.WriteString(option.Name, option.Get(options));
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
