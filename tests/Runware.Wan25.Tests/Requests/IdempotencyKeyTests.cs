using Runware.Wan25.Tests.Validation;

namespace Runware.Wan25.Tests.Requests;

public class IdempotencyKeyTests
{
    /// <summary>Computed with Python's hashlib, the first one with openssl as well. They must never change.</summary>
    [Theory]
    [InlineData("orders", "42", "f36c307c-8607-4dae-a326-d9a8e5bdad3c")]
    [InlineData("tenant-7/trailers", "2026-11-22T16:00:00Z", "39d10fe2-288f-484d-9c2b-f44d2f32ffc5")]
    [InlineData("видео", "灯台🎬", "a089f6b0-3d77-48b2-be18-b10c86211fef")]
    [InlineData("a", "b\nc", "686c1c5d-a001-48b5-a9fa-1284dcb198f0")]
    public void The_published_vectors_hold(string scope, string key, string expected)
    {
        Assert.Equal(new Guid(expected), Rules.Valid().WithIdempotencyKey(scope, key).Build().TaskId);
        Assert.Equal(new Guid(expected), Rules.ValidImage().WithIdempotencyKey(scope, key).Build().TaskId);
    }

    [Theory]
    [InlineData("", "k")]
    [InlineData("s", "")]
    [InlineData(null, "k")]
    [InlineData("s", null)]
    [InlineData("s\nt", "k")]
    public void A_scope_or_key_that_names_nothing_for_sure_is_reported(string? scope, string? key) =>
        Rules.Only(Rules.Valid().WithIdempotencyKey(scope!, key!), "taskUUID", VideoRequestErrorCodes.Format);

    [Fact]
    public void Unpaired_surrogates_are_refused_as_two_such_keys_could_become_one()
    {
        Rules.Only(Rules.Valid().WithIdempotencyKey("s", "\uD83D"), "taskUUID", VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithIdempotencyKey("\uDFAC", "k"), "taskUUID", VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void The_last_id_or_key_counts()
    {
        var id = Guid.NewGuid();
        Assert.Equal(id, Rules.Valid().WithIdempotencyKey("", "").WithTaskId(id).Build().TaskId);
        Rules.Only(Rules.Valid().WithTaskId(id).WithIdempotencyKey("", ""), "taskUUID", VideoRequestErrorCodes.Format);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("c232ab00-9414-11ec-b3c8-9f6bdeced846")] // version 1
    [InlineData("018f8b0e-5c1e-7d3a-8c7e-000000000000")] // version 7
    [InlineData("be8fd83d-7116-4984-737e-391df5ee434e")] // another variant
    public void Task_ids_must_be_version_4(string id) =>
        Rules.Only(Rules.Valid().WithTaskId(new(id)), "taskUUID", VideoRequestErrorCodes.Format);
}
