using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Restores the state of the previous process. An accepted task is read by the code that accepted it; what was decided is not decided
/// again.
/// </summary>
internal static class JournalReplay
{
    public static void Apply(IReadOnlyList<JsonElement> entries, EmulatorState state)
    {
        for (int index = 0; index < entries.Count; index++)
        {
            try
            {
                Apply(entries[index], state);
            }
            catch (Exception exception)
                when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw new InvalidDataException($"Line {index + 1} of the emulator's state file cannot be read.", exception);
            }
        }
    }

    private static void Apply(JsonElement entry, EmulatorState state)
    {
        if (entry.TryGetProperty(JournalEntry.Task, out JsonElement submitted))
        {
            AddTask(entry, submitted, state);
        }
        else if (entry.TryGetProperty(JournalEntry.Media, out JsonElement added))
        {
            state.Media.Restore(added.GetGuid());
            state.Ledger.Record(added.GetGuid(), MediaOf(entry));
        }
        else if (entry.TryGetProperty(JournalEntry.MediaRemoved, out JsonElement removed))
        {
            state.Media.Remove(removed.GetGuid());
        }
    }

    private static void AddTask(JsonElement entry, JsonElement submitted, EmulatorState state)
    {
        VideoTaskParameters parameters = VideoTaskParametersCheck.Check(submitted, state.Media, new ParameterErrors(null));
        int number = entry.GetProperty(JournalEntry.TaskNumber).GetInt32();
        LedgerTask record = state.Ledger.Restore(submitted.GetProperty("taskUUID").GetGuid(), number);
        byte[] request = SubmittedTaskJson.Of(submitted, state.Options.MaxRecordedStringLength);
        state.Ledger.Charge(record, parameters.Results, parameters.PricePerResult * parameters.Results, request, parameters.Media);

        GenerationFaultPlan faults = FaultsOf(entry);
        DateTimeOffset acceptedAt = entry.GetProperty(JournalEntry.TaskAcceptedAt).GetDateTimeOffset();
        var task = new VideoTask(record, parameters, acceptedAt, faults, state.Options);
        JsonElement.ArrayEnumerator results = entry.GetProperty(JournalEntry.TaskResults).EnumerateArray();
        task.Complete([.. results.Select((result, index) => ItemOf(result, index, task, faults, state))]);
        state.Videos.Add(task);
        state.Ledger.RefundFailures(task);

        // A call that fell due while no process was running is not made up for: the worst case for clients that rely on it.
        state.Outgoing.Schedule(task, from: state.Now);
    }

    private static VideoItem ItemOf(JsonElement result, int index, VideoTask task, GenerationFaultPlan faults, EmulatorState state) => new(
        task,
        result.GetProperty(JournalEntry.VideoId).GetGuid(),
        result.GetProperty(JournalEntry.Seed).GetInt64(),
        result.TryGetProperty(JournalEntry.FinishesAt, out JsonElement end) ? end.GetDateTimeOffset() : null,
        state.Urls)
    {
        Failure = faults.FailureOf(index + 1),
        IsFlagged = faults.IsFlagged(index + 1),
    };

    private static GenerationFaultPlan FaultsOf(JsonElement entry)
    {
        var faults = new GenerationFaultPlan { WholeTaskError = ErrorOf(entry) };
        int place = 0;
        foreach (JsonElement result in entry.GetProperty(JournalEntry.TaskResults).EnumerateArray())
        {
            place++;
            if (ErrorOf(result) is { } error)
            {
                faults.Fail(place, error);
            }

            if (result.TryGetProperty(JournalEntry.Flagged, out _))
            {
                faults.Flag(place);
            }
        }

        return faults;
    }

    private static GenerationFailure? ErrorOf(JsonElement entry) => !entry.TryGetProperty(JournalEntry.TaskError, out JsonElement error)
        ? null
        : new GenerationFailure(error.GetProperty(JournalEntry.Code).GetString()!, error.GetProperty(JournalEntry.Message).GetString()!)
        {
            Parameter = Text(error, JournalEntry.Parameter),
            ResponseContent = Text(error, JournalEntry.ResponseContent),
        };

    private static ReceivedMedia MediaOf(JsonElement entry) => new()
    {
        Path = entry.GetProperty(JournalEntry.Path).GetString()!,
        Kind = Enum.Parse<ReceivedMediaKind>(entry.GetProperty(JournalEntry.Kind).GetString()!),
        Reference = Text(entry, JournalEntry.Reference),
        MediaType = Text(entry, JournalEntry.MediaType),
        Sha256 = Text(entry, JournalEntry.Sha256),
        Length = entry.TryGetProperty(JournalEntry.Length, out JsonElement length) ? length.GetInt64() : null,
    };

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
