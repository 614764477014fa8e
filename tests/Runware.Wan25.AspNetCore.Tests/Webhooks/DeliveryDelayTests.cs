namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

public class DeliveryDelayTests
{
    [Fact]
    public async Task With_webhooks_videos_arrive_in_a_fraction_of_the_time()
    {
        var polling = await DeliveryDelay.MeasureAsync(operations: 20, withWebhooks: false);
        var webhooks = await DeliveryDelay.MeasureAsync(operations: 20, withWebhooks: true);

        Assert.True(
            webhooks.Mean * 3 < polling.Mean,
            $"with webhooks {webhooks.Mean.TotalSeconds:0.00} s, with polling alone {polling.Mean.TotalSeconds:0.00} s");
    }
}
