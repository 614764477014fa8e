namespace Runware.Wan25.Emulator;

/// <summary>Determines at acceptance how a task will run: seeds, ids, when each result finishes, and which fail.</summary>
internal static class VideoPlanner
{
    private const uint Everything = uint.MaxValue;

    public static VideoTask Plan(
        LedgerTask record,
        VideoTaskParameters parameters,
        DateTimeOffset now,
        GenerationFaultPlan? faults,
        VideoUrls urls,
        RunwareEmulatorOptions options)
    {
        // A second generation under the same id (see TaskIdUniqueness) has other videos.
        long life = ((long)record.Number << 8) + record.Charges;
        var task = new VideoTask(record, parameters, now, faults, options);
        var items = new VideoItem[parameters.Results];
        for (int index = 0; index < items.Length; index++)
        {
            DateTimeOffset? end = faults is { NeverFinishes: true } ? null : now + TimeOf(index, life, parameters.Results, faults, options);
            Guid videoId = DeterministicRandom.Uuid(options.Seed, "video", life, index);
            items[index] = new VideoItem(task, videoId, SeedOf(index, life, parameters, options.Seed), end, urls)
            {
                Failure = faults?.FailureOf(index + 1),
                IsFlagged = faults?.IsFlagged(index + 1) ?? false,
            };
        }

        task.Complete(items);
        return task;
    }

    private static TimeSpan TimeOf(int index, long life, int results, GenerationFaultPlan? faults, RunwareEmulatorOptions options)
    {
        TimeRange range = faults?.Time ?? options.GenerationTime;
        if (faults?.WholeTaskError is not null)
        {
            return range.Max;
        }

        double place = DeterministicRandom.Unit(options.Seed, "time", life, index);

        // Each result has a slot of its own in the range, in an order that can differ from that of the rows.
        long slot = (index + life) % results;
        return range.At((slot + place) / results);
    }

    private static long SeedOf(int index, long life, VideoTaskParameters parameters, long emulatorSeed)
    {
        long first = parameters.Seed ?? (long)(DeterministicRandom.Bits(emulatorSeed, "seed", life) & Everything);
        return (first + index) & Everything;
    }
}
