using Runware.Wan25.Submission;

namespace Runware.Wan25.Tests.Submission;

/// <summary>What one submission of an id can know from another.</summary>
public class SubmissionEvidenceStoreTests
{
    private static readonly Guid Task = Guid.NewGuid();

    private readonly SubmissionEvidenceStore _sent = new();
    private readonly SubmissionEvidence _first = new(ownsId: true);
    private readonly SubmissionEvidence _second = new(ownsId: true);

    [Fact]
    public void A_denial_says_nothing_about_a_sending_under_way_or_since()
    {
        Send(_first);
        int whileSending = _first.Version;
        _first.RecordDenied(whileSending);
        Assert.Same(_first, _sent.FindOther(Task, _second));

        _first.RecordAmbiguous();
        _first.RecordDenied(whileSending);
        Assert.Same(_first, _sent.FindOther(Task, _second));

        _first.RecordDenied(_first.Version);
        Assert.Null(_sent.FindOther(Task, _second));

        _first.RecordSending();
        Assert.Same(_first, _sent.FindOther(Task, _second));
    }

    [Fact]
    public void What_may_be_accepted_is_not_replaced_by_what_is_only_sent()
    {
        Send(_first);
        Send(_second);
        Assert.Same(_first, _sent.FindOther(Task, _second));

        _first.RecordNotSent();
        Send(_second);
        Assert.Same(_second, _sent.FindOther(Task, _first));
    }

    [Fact]
    public void A_conflict_is_remembered_and_an_unsent_request_is_not()
    {
        Send(_first);
        _first.RecordNotSent();
        Assert.Null(_sent.FindOther(Task, _second));

        _first.RecordConflict();
        Assert.Same(_first, _sent.FindOther(Task, _second));
    }

    private void Send(SubmissionEvidence evidence)
    {
        evidence.RecordSending();
        _sent.Record(Task, evidence);
    }
}
