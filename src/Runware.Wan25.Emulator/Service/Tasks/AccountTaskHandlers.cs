using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Handles accountManagement (getDetails only), ping and authentication.</summary>
internal static class AccountTaskHandlers
{
    public static void Manage(ApiTask task, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        if (task.Element.TryGetProperty("operation"u8, out JsonElement operation)
            && operation.ValueKind == JsonValueKind.String
            && operation.ValueEquals("getDetails"u8))
        {
            envelope.Serve(new DetailsItem(task.KnownId, state));
        }
        else
        {
            envelope.Refuse(new TaskError
            {
                Code = "invalidOperation",
                Message = "Invalid value for operation parameter.",
                Parameters = ["operation"],
                Type = "string",
                AllowedTexts = ["getDetails"],
                TaskId = task.KnownId,
            });
        }
    }

    public static void Authenticate(EmulatorState state, ResponseEnvelopeBuilder envelope) =>
        envelope.Serve(new SessionItem(state.Options.Seed));

    public static void Ping(ResponseEnvelopeBuilder envelope) => envelope.Serve(PongItem.Instance);

    private sealed class PongItem : IResponseRow
    {
        public static readonly PongItem Instance = new();

        public void Write(Utf8JsonWriter writer, DateTimeOffset now)
        {
            writer.WriteStartObject();
            writer.WriteString("taskType"u8, "ping"u8);
            writer.WriteBoolean("pong"u8, true);
            writer.WriteEndObject();
        }
    }

    private sealed class SessionItem(long seed) : IResponseRow
    {
        public void Write(Utf8JsonWriter writer, DateTimeOffset now)
        {
            writer.WriteStartObject();
            writer.WriteString("taskType"u8, "authentication"u8);
            writer.WriteString("connectionSessionUUID"u8, DeterministicRandom.Uuid(seed, "connection"));
            writer.WriteEndObject();
        }
    }

    private sealed class DetailsItem(Guid? taskId, EmulatorState state) : IResponseRow
    {
        public void Write(Utf8JsonWriter writer, DateTimeOffset now)
        {
            writer.WriteStartObject();
            writer.WriteString("taskType"u8, "accountManagement"u8);
            if (taskId is { } id)
            {
                writer.WriteString("taskUUID"u8, id);
            }

            writer.WriteString("operation"u8, "getDetails"u8);
            writer.WriteString("organizationUUID"u8, DeterministicRandom.Uuid(state.Options.Seed, "organization"));
            writer.WriteString("organizationName"u8, "Runware emulator"u8);
            WriteBalance(writer);
            writer.WriteStartObject("usage"u8);
            writer.WriteStartObject("total"u8);
            writer.WriteNumber("credits"u8, state.Ledger.Amount);
            writer.WriteNumber("requests"u8, state.Ledger.Charges);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        private void WriteBalance(Utf8JsonWriter writer)
        {
            if (state.Options.BalanceAsNumber)
            {
                writer.WriteNumber("balance"u8, state.Ledger.Balance);
                return;
            }

            writer.WriteStartObject("balance"u8);
            writer.WriteNumber("amount"u8, state.Ledger.Balance);
            writer.WriteNumber("freeBalance"u8, 0);
            writer.WriteString("currency"u8, "USD"u8);
            writer.WriteEndObject();
        }
    }
}
