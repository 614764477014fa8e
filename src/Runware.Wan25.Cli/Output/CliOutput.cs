using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;

namespace Runware.Wan25.Cli.Output;

/// <summary>Writes results to stdout, as fields or as JSON, and everything else to stderr.</summary>
internal sealed class CliOutput(CliEnvironment environment, bool isJson)
{
    private const int FieldWidth = 12;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();
    private Action<string>? _above;

    /// <summary>Gets whether stdout carries JSON only.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>Writes lines above an area that is redrawn on the terminal, until the returned object is disposed.</summary>
    /// <param name="above">Writes a line above the area.</param>
    public IDisposable WriteAbove(Action<string> above)
    {
        _above = above;
        return new Restoration(() => _above = null);
    }

    /// <summary>Writes a result: one line of JSON, or its fields. Fields without a value are left out.</summary>
    public void WriteResult<T>(T value, JsonTypeInfo<T> type, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        if (IsJson)
        {
            Write(environment.Out, ToJson(value, type));
            return;
        }

        var text = new StringBuilder();
        foreach ((string name, string? field) in fields)
        {
            if (field is not null)
            {
                text.Append(name.PadRight(FieldWidth)).AppendLine(field);
            }
        }

        Write(environment.Out, text.ToString().TrimEnd());
    }

    /// <summary>Writes a line for users to stderr.</summary>
    public void WriteNote(string text) => Write(environment.Error, text);

    /// <summary>Writes a prompt to stderr, without a line break.</summary>
    public void WriteConfirmationPrompt(string text)
    {
        environment.Error.Write(text);
        environment.Error.Flush();
    }

    /// <summary>Writes an error to stderr, or to stdout as JSON, so that a program always finds one object there.</summary>
    /// <returns>The exit code of the error.</returns>
    public int WriteError(CliError error)
    {
        if (IsJson)
        {
            Write(environment.Out, ToJson(new ErrorDocument(error), ErrorJsonContext.Default.ErrorDocument));
            return error.ExitCode;
        }

        bool isColored = environment.IsErrorTerminal && string.IsNullOrEmpty(environment.GetVariable("NO_COLOR"));
        WriteNote(isColored ? $"\e[31m{error.Message}\e[0m" : error.Message);
        foreach (string detail in error.Details ?? [])
        {
            WriteNote($"  {detail}");
        }

        if (error.OperationId is { } id)
        {
            WriteNote($"{"Operation".PadRight(FieldWidth)}{id}");
        }

        if (error.Advice is { } advice)
        {
            WriteNote(advice);
        }

        return error.ExitCode;
    }

    public static string ToJson<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(TextWriter writer, string line)
    {
        lock (_gate)
        {
            bool isOnTerminal = writer == environment.Out ? environment.IsOutTerminal : environment.IsErrorTerminal;
            if (isOnTerminal && _above is { } above)
            {
                above(line);
                return;
            }

            writer.WriteLine(line);
            writer.Flush();
        }
    }

    private sealed class Restoration(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
