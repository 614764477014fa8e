using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

public class ArchiveLookupScheduleTests
{
    private static readonly Guid Task = Responses.TaskId(1);

    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public void A_video_whose_url_does_not_come_is_looked_up_as_soon_as_it_is_overdue()
    {
        var state = new OperationState(new(Task, 1), Responses.NoSecrets);
        var lookups = new ArchiveLookupSchedule();
        var withoutUrl = Responses.Archive(Task, $$"""{"data":[{"videoUUID":"{{ScriptedCall.VideoId(1)}}"}]}""");
        state.Apply(_clock, Responses.Data(), archive: withoutUrl);
        _clock.Advance(TimeSpan.FromSeconds(29));
        lookups.RecordLookup(_clock);
        state.Begin();

        Assert.False(lookups.AreDue(state, age: null, mayBeArchived: true, _clock));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(lookups.AreDue(state, age: null, mayBeArchived: true, _clock));

        state.Apply(_clock, Responses.Data(), archive: withoutUrl);
        Assert.True(state.HasEnded);
        state.Begin();
        Assert.False(lookups.AreDue(state, age: null, mayBeArchived: true, _clock));
    }

    [Fact]
    public void An_overdue_video_that_the_archive_does_not_name_is_looked_up_once()
    {
        var state = new OperationState(new(Task, 2), Responses.NoSecrets);
        var lookups = new ArchiveLookupSchedule();
        state.Apply(_clock, Responses.Data(), archive: Responses.Archive(
            Task, $$"""{"data":[{"videoUUID":"{{ScriptedCall.VideoId(1)}}"}]}""", """{"numberResults":2}"""));
        _clock.Advance(OperationState.UrlGrace);
        lookups.RecordLookup(_clock);
        state.Begin();
        Assert.True(lookups.AreDue(state, age: null, mayBeArchived: true, _clock));

        state.Apply(_clock, Responses.Data(), archive: Responses.Archive(Task, """{"data":[]}""", """{"numberResults":2}"""));
        state.Begin();

        Assert.False(lookups.AreDue(state, age: null, mayBeArchived: true, _clock));
    }
}
