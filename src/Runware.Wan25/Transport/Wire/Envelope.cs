using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// One answer of the service: rows under <c>data</c> and errors under <c>errors</c> or <c>error</c>, neither of which is promised to be there or to have one
/// shape. It owns the pooled bytes its rows point into: what must outlive it is cloned.
/// </summary>
internal sealed class Envelope : IDisposable
{
    // A hostile answer holds a million.
    private const int MaxErrorsRead = 100;

    private readonly JsonDocument _document;
    private readonly byte[] _pooled;
    private List<ErrorPayload>? _errors;
    private JsonElement _data;

    private Envelope(JsonDocument document, byte[] pooled)
    {
        _document = document;
        _pooled = pooled;
        Read(document.RootElement);
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The objects under <c>data</c>, in the order they came.</summary>
    public EnvelopeRows Rows => new(_data);

    /// <summary>The errors of the envelope itself. A row may report one as well: see <see cref="TaskRow"/>.</summary>
    public IReadOnlyList<ErrorPayload> Errors => _errors ?? (IReadOnlyList<ErrorPayload>)[];

    /// <summary>The longest wait that an error asks for.</summary>
    public TimeSpan? RetryAfter => _errors?.Take(MaxErrorsRead).Max(error => error.RetryAfter);

    /// <summary>
    /// The errors that concern a task: those with its id, also in its row, and those with none, since they belong to the request they answered. All of the envelope's
    /// own where no task is meant.
    /// </summary>
    public IEnumerable<ErrorPayload> ErrorsAbout(Guid? taskId) => Errors
        .Where(error => taskId is null || error.TaskId is null || error.TaskId == taskId)
        .Concat(Rows.Select(row => new TaskRow(row)).Where(row => taskId is not null && row.TaskId == taskId && row.IsError).Select(row => row.Error));

    /// <summary>Reads an answer, or gives <see langword="null"/> when it is not the service's JSON. Takes over the pooled array either way.</summary>
    public static Envelope? TryRead(byte[] pooled, int length)
    {
        try
        {
            var json = pooled.AsMemory(0, length);
            json = json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
            Utf8Sanitizer.Sanitize(json.Span);
            var document = JsonTokenLimit.IsWithin(json.Span) ? JsonDocument.Parse(json) : null;
            if (document?.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return new Envelope(document, pooled);
            }

            document?.Dispose();
        }
        catch (JsonException)
        {
            // Not JSON: a proxy's page, or an answer that was cut. The caller decides what that means for its request.
        }

        ArrayPool<byte>.Shared.Return(pooled);
        return null;
    }

    /// <summary>Reads the <c>data</c> and <c>errors</c> of an object that has the shape of an answer, such as an archived one.</summary>
    private void Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            _data = root;
            return;
        }

        _data = root.Member("data"u8);

        // Looked up once: the envelope may have as many members as it has errors.
        var taskId = root.Member("taskUUID"u8).Id();
        AddErrors(root.Member("errors"u8), root, taskId);
        AddErrors(root.Member("error"u8), root, taskId);
    }

    private void AddErrors(JsonElement errors, JsonElement root, Guid? taskId)
    {
        switch (errors.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var error in errors.EnumerateArray())
                {
                    // In an array it points at nothing, and a thousand of them would each be a copy of the whole answer.
                    if (error.ValueKind != JsonValueKind.True)
                    {
                        AddErrors(error, root, taskId);
                    }
                }

                break;
            case JsonValueKind.Object or JsonValueKind.String:
                (_errors ??= []).Add(new ErrorPayload(errors, taskId));
                break;
            case JsonValueKind.True:
                (_errors ??= []).Add(new ErrorPayload(root, null));
                break;
        }
    }

    public void Dispose()
    {
        _document.Dispose();
        ArrayPool<byte>.Shared.Return(_pooled);
    }
}
