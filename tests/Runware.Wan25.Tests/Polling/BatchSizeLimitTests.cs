using System.Net;
using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>What makes requests smaller, and what does not.</summary>
public class BatchSizeLimitTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(498)]
    public void A_refused_batch_was_too_large(int status)
    {
        var limit = new BatchSizeLimit(100);

        Assert.True(Learn(limit, status, 40));
        Assert.Equal(20, limit.Value);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(399)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(null)]
    public void What_is_about_the_caller_or_the_moment_is_not_about_the_size(int? status)
    {
        var limit = new BatchSizeLimit(100);

        Assert.False(Learn(limit, status, 40));
        Assert.False(Learn(limit, status, 40));
        Assert.Equal(100, limit.Value);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public void A_poll_of_one_operation_is_never_too_large(int status)
    {
        var limit = new BatchSizeLimit(100);

        Assert.False(Learn(limit, status, 1));
        Assert.False(Learn(limit, status, 1));
        Assert.Equal(100, limit.Value);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public void What_names_an_operation_is_about_that_and_not_the_size(int status)
    {
        var limit = new BatchSizeLimit(100);

        Assert.False(Learn(limit, status, 40, namesOperation: true));
        Assert.False(Learn(limit, status, 40, namesOperation: true));
        Assert.Equal(100, limit.Value);
    }

    [Theory]
    [InlineData(500, 503)]
    [InlineData(408, 499)]
    public void Two_server_errors_in_a_row_may_be_due_to_the_size(int first, int second)
    {
        var limit = new BatchSizeLimit(100);

        Assert.False(Learn(limit, first, 40));
        Assert.True(Learn(limit, second, 40));
        Assert.Equal(20, limit.Value);

        // The next lesson takes two again.
        Assert.False(Learn(limit, 500, 20));
        Assert.True(Learn(limit, 500, 20));
        Assert.Equal(10, limit.Value);
    }

    [Fact]
    public void A_successful_response_between_two_failures_resets_the_count()
    {
        var limit = new BatchSizeLimit(100);

        Assert.False(Learn(limit, 500, 40));
        Assert.False(Learn(limit, 200, 40));
        Assert.False(Learn(limit, 500, 40));
        Assert.Equal(100, limit.Value);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    public void Half_of_the_size_that_failed_is_the_new_limit_and_never_less_than_one(int size, int expected)
    {
        var limit = new BatchSizeLimit(100);

        Learn(limit, 400, size);

        Assert.Equal(expected, limit.Value);
    }

    [Fact]
    public void A_larger_batch_that_was_on_its_way_does_not_raise_the_limit_again()
    {
        var limit = new BatchSizeLimit(100);
        Learn(limit, 400, 10);

        Learn(limit, 400, 40);

        Assert.Equal(5, limit.Value);
    }

    [Theory]
    [InlineData(8, 4)]
    [InlineData(1, 1)]
    public void Rows_that_get_lost_halve_it_too(int size, int expected)
    {
        var limit = new BatchSizeLimit(100);

        limit.LearnThatRowsGetLost(size);

        Assert.Equal(expected, limit.Value);
    }

    [Fact]
    public void It_grows_after_many_full_batches_and_never_beyond_where_it_began()
    {
        var limit = new BatchSizeLimit(5);
        Learn(limit, 400, 5);
        Assert.Equal(2, limit.Value);

        Repeat(31, () => Learn(limit, 200, 2, total: 9));
        Assert.Equal(2, limit.Value);
        Learn(limit, 200, 2, total: 9);
        Assert.Equal(4, limit.Value);
        Repeat(32, () => Learn(limit, 200, 4, total: 9));
        Assert.Equal(5, limit.Value);
        Repeat(100, () => Learn(limit, 200, 5, total: 9));
        Assert.Equal(5, limit.Value);
    }

    [Theory]
    [InlineData(200, 1, 9)]
    [InlineData(200, 2, 2)]
    [InlineData(500, 2, 9)]
    [InlineData(401, 2, 9)]
    public void Only_successful_responses_at_the_limit_count_for_growth(int status, int size, int total)
    {
        var limit = new BatchSizeLimit(100);
        Learn(limit, 400, 5);

        Repeat(100, () => Learn(limit, status, size, namesOperation: true, total));

        Assert.Equal(2, limit.Value);
    }

    [Fact]
    public void A_service_that_still_does_not_like_it_is_tried_less_often()
    {
        var limit = new BatchSizeLimit(100);
        Learn(limit, 400, 2);
        Repeat(32, () => Learn(limit, 200, 1, total: 9));
        Assert.Equal(2, limit.Value);

        Learn(limit, 400, 2);
        Repeat(63, () => Learn(limit, 200, 1, total: 9));
        Assert.Equal(1, limit.Value);
        Learn(limit, 200, 1, total: 9);
        Assert.Equal(2, limit.Value);
    }

    private static void Repeat(int times, Action act)
    {
        for (var time = 0; time < times; time++)
        {
            act();
        }
    }

    private static bool Learn(BatchSizeLimit limit, int? status, int size, bool namesOperation = false, int total = 0) =>
        limit.Learn((HttpStatusCode?)status, namesOperation, size, total);
}
