using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>An item of the <c>data</c> array, written as of the time of the response.</summary>
internal interface IResponseRow
{
    void Write(Utf8JsonWriter writer, DateTimeOffset now);
}

/// <summary>The response to the tasks of one POST: the envelope with <c>data</c> and <c>errors</c>.</summary>
internal sealed class ResponseEnvelopeBuilder(DateTimeOffset now)
{
    /// <summary>The response to an invalid key has <c>errors</c> alone.</summary>
    private const int UnauthorizedStatus = 401;

    private bool _served;

    public DateTimeOffset Now { get; } = now;

    public List<IResponseRow> Items { get; } = [];

    public List<TaskError> Errors { get; } = [];

    public bool WritesEmptyErrors { get; set; }

    /// <summary>The HTTP status: 200 if at least one task was served, even without rows; otherwise the status of the first error.</summary>
    public int Status => ForcedStatus ?? (_served || Errors.Count == 0 ? 200 : Errors[0].HttpStatus);

    public int? ForcedStatus { get; set; }

    private bool OmitsData => !_served && Items.Count == 0 && Errors.Count > 0 && Errors.TrueForAll(error => error.OmitsData);

    public void Serve() => _served = true;

    public void Serve(IResponseRow item)
    {
        _served = true;
        Items.Add(item);
    }

    public void Refuse(TaskError error) => Errors.Add(error);

    /// <summary>Removes everything but these rows and errors.</summary>
    public void Keep(IReadOnlyList<IResponseRow> items, IReadOnlyList<TaskError> errors)
    {
        Items.Clear();
        Items.AddRange(items);
        Errors.Clear();
        Errors.AddRange(errors);
        _served = items.Count > 0;
    }

    /// <summary>Shuffles the rows into an order that depends on the number; null leaves them unchanged.</summary>
    public void Shuffle(ulong? order)
    {
        if (order is not { } seed)
        {
            return;
        }

        for (int last = Items.Count - 1; last > 0; last--)
        {
            int other = (int)(DeterministicRandom.Bits((long)seed, "row", last) % (ulong)(last + 1));
            (Items[last], Items[other]) = (Items[other], Items[last]);
        }
    }

    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (160 * Items.Count));
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (Status != UnauthorizedStatus && !OmitsData)
        {
            WriteData(writer);
        }

        if (Errors.Count > 0 || WritesEmptyErrors)
        {
            writer.WriteStartArray("errors"u8);
            foreach (TaskError error in Errors)
            {
                error.Write(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private void WriteData(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("data"u8);
        foreach (IResponseRow item in Items)
        {
            item.Write(writer, Now);
        }

        writer.WriteEndArray();
    }
}
