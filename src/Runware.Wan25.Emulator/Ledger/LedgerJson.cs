using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Writes the response to <c>GET /ledger</c>: the totals first, then every accepted task.</summary>
internal static class LedgerJson
{
    public static ReadOnlyMemory<byte> Write(EmulatorLedger ledger)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("tasks", ledger.TaskCount);
        writer.WriteNumber("charges", ledger.Charges);
        writer.WriteNumber("chargedResults", ledger.ChargedResults);
        writer.WriteNumber("amount", ledger.Amount);
        writer.WriteNumber("balance", ledger.Balance);
        WriteRequests(writer, ledger.Requests);
        writer.WriteStartArray("perTask");
        foreach (LedgerTask task in ledger.Tasks)
        {
            WriteTask(writer, task);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteRequests(Utf8JsonWriter writer, RequestCounts requests)
    {
        writer.WriteStartObject("requests");
        writer.WriteNumber("all", requests.All);
        writer.WriteNumber("submitPosts", requests.SubmitPosts);
        writer.WriteNumber("pollPosts", requests.PollPosts);
        writer.WriteNumber("submits", requests.Submits);
        writer.WriteNumber("polls", requests.Polls);
        writer.WriteNumber("taskDetails", requests.TaskDetails);
        writer.WriteNumber("largestBatch", requests.LargestBatch);
        writer.WriteNumber("downloads", requests.Downloads);
        writer.WriteNumber("downloadsWithCredentials", requests.DownloadsWithCredentials);
        writer.WriteNumber("postsWithoutLength", requests.PostsWithoutLength);
        writer.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter writer, LedgerTask task)
    {
        writer.WriteStartObject();
        writer.WriteString("taskUUID", task.TaskId);
        writer.WriteNumber("number", task.Number);
        writer.WriteNumber("charges", task.Charges);
        writer.WriteNumber("refusedSubmits", task.RefusedSubmits);
        writer.WriteNumber("polls", task.Polls);
        writer.WriteNumber("chargedResults", task.ChargedResults);
        writer.WriteNumber("amount", task.Amount);
        writer.WriteEndObject();
    }
}
