using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>Each reading is compared with what any reading before has found, as far as that went.</summary>
public class MediaFingerprintTests
{
    private readonly MediaFingerprint _fingerprint = new();

    [Fact]
    public void The_same_content_is_read_as_often_as_needed()
    {
        Read(1, 2, 3);
        Read(1, 2, 3);
        Read(1, 2, 3);
    }

    [Fact]
    public void Other_content_is_noticed_at_the_end_of_what_is_known()
    {
        Read(1, 2, 3);

        Assert.Throws<MediaChangedException>(() => Read(1, 9, 3));
        Assert.Throws<MediaChangedException>(() => Read(9, 2, 3, 4));
    }

    [Fact]
    public void A_reading_that_breaks_off_knows_as_much_as_it_read()
    {
        Read(1, 2);
        Read(1);

        Read(1, 2, 3);
        Assert.Throws<MediaChangedException>(() => Read(1, 2, 4));
    }

    [Fact]
    public void A_shorter_reading_teaches_nothing_new()
    {
        Read(1, 2, 3);
        Read(9);

        Read(1, 2, 3);
    }

    [Fact]
    public void A_reading_that_differs_does_not_replace_what_is_known()
    {
        Read(1, 2);
        Assert.Throws<MediaChangedException>(() => Read(1, 9));

        Read(1, 2, 3);
    }

    [Fact]
    public void An_empty_reading_is_none()
    {
        using (_fingerprint.Begin())
        {
        }

        Read(1);
        Read(1, 2);
    }

    [Fact]
    public void Two_readings_at_once_do_not_disturb_each_other()
    {
        using (var first = _fingerprint.Begin())
        using (var second = _fingerprint.Begin())
        {
            first.Append([1]);
            second.Append([1]);
            second.Append([2]);
            first.Append([2]);
            first.Append([3]);
        }

        Assert.Throws<MediaChangedException>(() => Read(1, 2, 4));
    }

    private void Read(params byte[] pieces)
    {
        using var pass = _fingerprint.Begin();
        foreach (var piece in pieces)
        {
            pass.Append([piece]);
        }
    }
}
