using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// The body of one response: rows under <c>data</c>, and errors under <c>errors</c> or <c>error</c>. Either may be missing, and their
/// shapes vary.
/// </summary>
/// <remarks>It owns the pooled bytes that its rows refer to: clone what must outlive it.</remarks>
internal sealed class ResponseEnvelope : IDisposable
{
    /// <summary>How many errors are passed on, and asked for a delay: a hostile response may hold a million.</summary>
    public const int MaxErrors = 100;

    private readonly JsonDocument _document;
    private readonly byte[] _pooled;
    private List<ErrorPayload>? _errors;
    private JsonElement _data;

    private ResponseEnvelope(JsonDocument document, byte[] pooled)
    {
        _document = document;
        _pooled = pooled;
        Read(document.RootElement);
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gets the objects under <c>data</c>, in their order.</summary>
    public JsonObjectEnumerable Rows => new(_data);

    /// <summary>Gets the errors of the envelope itself. A row may contain one as well: see <see cref="TaskRow"/>.</summary>
    public IReadOnlyList<ErrorPayload> Errors => _errors ?? (IReadOnlyList<ErrorPayload>)[];

    /// <summary>Gets the longest delay that an error names.</summary>
    public TimeSpan? RetryAfter => _errors?.Take(MaxErrors).Max(error => error.RetryAfter);

    /// <summary>
    /// Gets the errors that concern a task: those with its id, also in its rows, and those without an id, which belong to the request.
    /// Without a task, gets all errors of the envelope itself.
    /// </summary>
    public IEnumerable<ErrorPayload> ErrorsAbout(Guid? taskId) => Errors
        .Where(error => taskId is null || error.TaskId is null || error.TaskId == taskId)
        .Concat(Rows
            .Select(row => new TaskRow(row))
            .Where(row => taskId is not null && row.TaskId == taskId && row.IsError)
            .Select(row => row.Error));

    /// <summary>
    /// Reads a response; returns <see langword="null"/> where it is not the service's JSON. Takes ownership of the pooled array in either
    /// case.
    /// </summary>
    public static ResponseEnvelope? TryRead(byte[] pooled, int length)
    {
        try
        {
            Memory<byte> json = pooled.AsMemory(0, length);
            json = json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
            Utf8Sanitizer.Sanitize(json.Span);
            JsonDocument? document = JsonTokenLimit.IsWithin(json.Span) ? JsonDocument.Parse(json) : null;
            if (document?.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return new ResponseEnvelope(document, pooled);
            }

            document?.Dispose();
        }
        catch (JsonException)
        {
            // A page of a proxy, or a truncated response. The caller decides what that means for its request.
        }

        ArrayPool<byte>.Shared.Return(pooled);
        return null;
    }

    private void Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            _data = root;
            return;
        }

        _data = root.Member("data"u8);

        // Read once: the lookup takes time in proportion to the members of the envelope.
        Guid? taskId = root.Member("taskUUID"u8).Id();
        AddErrors(root.Member("errors"u8), root, taskId);
        AddErrors(root.Member("error"u8), root, taskId);
    }

    private void AddErrors(JsonElement errors, JsonElement root, Guid? taskId)
    {
        switch (errors.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement error in errors.EnumerateArray())
                {
                    // As a flag it marks the whole envelope; in an array it would add a copy of the envelope for each element.
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
