namespace Runware.Wan25.Analyzers.Tests.Values;

public class AddressTests
{
    [Fact]
    public Task A_url_that_the_service_cannot_call_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("/hooks", UriKind.Relative)|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("/hooks")|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("/hooks", UriKind.RelativeOrAbsolute)|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new("example.com/hooks", UriKind.RelativeOrAbsolute)|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("hooks" + "/" + nameof(text))|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("ftp://example.com/hooks")|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("https://")|}).Build();
        _ = VideoRequest.FromText("x").WithWebhook({|WAN25010:new Uri("")|}).Build();
        _ = VideoRequest.FromText("x").WithUploadEndpoint({|WAN25010:new Uri("file:///videos/1.mp4")|}).Build();
        _ = VideoRequest.FromText("x")
            .WithUploadEndpoint({|WAN25010:new Uri("videos/1.mp4", UriKind.Relative)|}).WithoutValidation().Build();
        """);

    [Fact]
    public Task A_url_that_may_be_right_passes() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x")
            .WithWebhook(new Uri("https://example.com/hooks")).WithUploadEndpoint(new("http://example.com/1.mp4")).Build();
        _ = VideoRequest.FromText("x").WithWebhook(new Uri(url, "/hooks")).WithUploadEndpoint(url).Build();
        _ = VideoRequest.FromText("x").WithWebhook(new Uri("HTTPS://example.com/hooks?a=b:c", UriKind.Absolute)).Build();
        _ = VideoRequest.FromText("x").WithWebhook(new Uri($"{text}/hooks")).WithUploadEndpoint(null).Build();
        _ = VideoRequest.FromText("x").WithWebhook(new Uri(" https://example.com/hooks ")).Build();
        _ = VideoRequest.FromText("x").WithWebhook(new Uri("s3://bucket/1.mp4")).WithoutValidation().Build();
        """);

    [Fact]
    public Task Media_that_cannot_be_sent_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromImage(ImageInput.FromUrl({|WAN25011:new Uri("/1.png", UriKind.Relative)|}), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromMediaId({|WAN25011:Guid.Empty|}), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromBase64({|WAN25011:""|}), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromBase64({|WAN25011:"https://example.com/1.png"|}), "x").Build();
        _ = VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromDataUri({|WAN25011:"iVBORw0KGgo="|})).Build();
        _ = VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromDataUri({|WAN25011:"data:image/png;base64,"|})).Build();
        _ = VideoRequest.FromText("x").WithAudioInput(AudioInput.FromUrl({|WAN25011:new Uri("track.mp3", UriKind.Relative)|})).Build();
        _ = VideoRequest.FromText("x").WithAudioInput(AudioInput.FromMediaId({|WAN25011:default|})).Build();
        """);

    [Fact]
    public Task Media_that_may_be_right_pass() => Verify.StatementsAsync("""
        _ = VideoRequest.FromImage(ImageInput.FromUrl(new Uri("https://example.com/1.png")), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromFile("1.png"), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromMediaId(Guid.NewGuid()), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromBase64(text), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromDataUri("DATA:image/png;base64,iVBORw0KGgo="), "x").Build();
        _ = VideoRequest.FromImage(ImageInput.FromBase64("not checked"), "x").WithFirstFrame(image).Build();
        """);

    [Fact]
    public Task A_task_id_or_key_that_cannot_be_used_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithTaskId({|WAN25012:Guid.Empty|}).Build();
        _ = VideoRequest.FromText("x").WithTaskId({|WAN25012:default|}).WithoutValidation().Build();
        _ = VideoRequest.FromText("x").WithTaskId({|WAN25012:new Guid()|}).Build();
        _ = VideoRequest.FromText("x").WithTaskId({|WAN25012:Guid.CreateVersion7()|}).Build();
        _ = VideoRequest.FromText("x").WithTaskId({|WAN25012:Guid.Parse("f36c307c-8607-1dae-a326-d9a8e5bdad3c")|}).Build();
        _ = VideoRequest.FromText("x").WithIdempotencyKey({|WAN25012:""|}, text).Build();
        _ = VideoRequest.FromText("x").WithIdempotencyKey("orders", {|WAN25012:""|}).Build();
        _ = VideoRequest.FromText("x").WithIdempotencyKey({|WAN25012:"orders\n"|}, text).Build();
        _ = VideoRequest.FromText("x").WithIdempotencyKey("orders", {|WAN25012:null|}!).Build();
        _ = VideoRequest.FromText("x").WithIdempotencyKey(key: {|WAN25012:"\ud83c"|}, scope: "orders").Build();
        """);

    [Fact]
    public Task A_task_id_or_key_that_may_be_right_passes() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithTaskId(Guid.NewGuid()).Build();
        _ = VideoRequest.FromText("x").WithTaskId(new Guid("f36c307c-8607-4dae-a326-d9a8e5bdad3c")).Build();
        _ = VideoRequest.FromText("x").WithTaskId(Guid.Parse(text)).Build();
        _ = VideoRequest.FromText("x").WithTaskId(Guid.CreateVersion7()).WithoutValidation().Build();
        _ = VideoRequest.FromText("x").WithTaskId(Guid.Empty).WithIdempotencyKey("orders", "1\n2").Build();
        """);

    [Fact]
    public Task A_path_that_cannot_be_used_is_reported() => Verify.StatementsAsync("""
        _ = VideoRequest.FromText("x").WithParameter({|WAN25013:"numberResults"|}, 2).Build();
        _ = VideoRequest.FromText("x").WithParameter({|WAN25013:"TaskUUID"|}, "x").WithoutValidation().Build();
        _ = VideoRequest.FromText("x").WithParameter({|WAN25013:"deliveryMethod.x"|}, true).Build();
        _ = VideoRequest.FromText("x").WithParameter({|WAN25013:"inputs.frameImages[0]"|}, text).Build();
        _ = VideoRequest.FromText("x").WithParameter({|WAN25013:".fps"|}, 1.5).Build();
        _ = VideoRequest.FromText("x").WithParameter({|WAN25013:""|}, 1).WithParameter("fps", 1).Build();
        _ = VideoRequest.FromText("x")
            .WithParameter("fps", 24).WithParameter("providerSettings.alibaba.shotType", "x").WithParameter(text, 1).Build();
        """);
}
