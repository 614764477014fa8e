using System.Text;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>
/// The key goes to the configured endpoint and to nobody else, and what the service names stays within what the caller named.
/// </summary>
[Collection(ClockDriven.Name)]
public sealed class SecurityTests : IDisposable
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wan25-security-");
    private readonly ScriptedService _service = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("https://api.runware.ai/v1", true)]
    [InlineData("http://localhost:5000/v1", true)]
    [InlineData("http://127.0.0.1/v1", true)]
    [InlineData("http://[::1]:5000/v1", true)]
    [InlineData("http://api.runware.ai/v1", false)]
    [InlineData("http://localhost.evil.test/v1", false)]
    [InlineData("http://127.0.0.1.evil.test/v1", false)]
    [InlineData("http://localhost@evil.test/v1", false)]
    [InlineData("http://192.168.0.1/v1", false)]
    [InlineData("https://user:password@api.runware.ai/v1", false)]
    [InlineData("ftp://localhost/v1", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("wss://api.runware.ai/v1", false)]
    public void An_endpoint_is_encrypted_or_on_this_machine(string endpoint, bool isAllowed)
    {
        var options = new Wan25ClientOptions { ApiKey = ScriptedService.Key, Endpoint = new(endpoint) };

        var error = Record.Exception(() => new Wan25Client(options).Dispose());

        Assert.Equal(isAllowed, error is null);
        Assert.True(error is null or Microsoft.Extensions.Options.OptionsValidationException);
        Assert.DoesNotContain("password@", error?.Message ?? "", StringComparison.Ordinal);
        options.AllowInsecureEndpoint = true;
        Assert.Equal(
            isAllowed || (endpoint.StartsWith("http:", StringComparison.Ordinal) && !endpoint.Contains('@', StringComparison.Ordinal)),
            Record.Exception(() => new Wan25Client(options).Dispose()) is null);
    }

    [Theory]
    [InlineData("key\r\nX-Injected: 1")]
    [InlineData("key\nHost: evil.test")]
    [InlineData("key\0")]
    [InlineData("key key")]
    [InlineData("schlüssel")]
    [InlineData(" ")]
    public void A_key_that_would_change_the_request_is_refused_and_not_repeated(string key)
    {
        var error = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => new Wan25Client(key));

        Assert.True(key == " " || !error.ToString().Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_string_is_never_a_path()
    {
        // A path that is base64 as well, where the machine allows it: only then would there be a doubt.
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        path += new string('b', (4 - (path.Length % 4)) % 4);
        await File.WriteAllTextAsync(path, "the secret of the file");
        using var client = _service.CreateClient();

        ImageInput[] images =
        [
            ImageInput.FromBase64(path),
            ImageInput.FromDataUri(path),
            ImageInput.FromDataUri("file://" + path),
            ImageInput.FromUrl(new("file://" + path)),
        ];
        foreach (var image in images)
        {
            var isBuilt = VideoRequest.FromImage(image, "A lighthouse").TryBuild(out _, out var errors);
            Assert.Equal(isBuilt, errors.Count == 0);
            Assert.DoesNotContain(errors, error => error.Message.Contains("secret", StringComparison.Ordinal));
            if (VideoRequest.FromImage(image, "A lighthouse").WithoutValidation().TryBuild(out var request, out _))
            {
                await client.SubmitAsync(request);
            }
        }

        await client.SubmitAsync(VideoRequest.FromText(path).WithNegativePrompt("@" + path).Build());
        File.Delete(path);

        Assert.Equal(path, _service.Submits[^1].Tasks[0].GetProperty("positivePrompt").GetString());
        Assert.DoesNotContain(_service.Calls, call => Encoding.UTF8.GetString(call.Body).Contains("secret", StringComparison.Ordinal)
            || Encoding.UTF8.GetString(call.Body).Contains(Convert.ToBase64String("the secret of the file"u8), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://files.test/../../../../outside.mp4")]
    [InlineData("https://files.test/..%2F..%2Foutside.mp4")]
    [InlineData("https://files.test/..\\\\..\\\\outside.mp4")]
    [InlineData("https://files.test//etc/outside.mp4")]
    [InlineData("https://files.test/C:%5Coutside.mp4")]
    [InlineData("https://files.test/%00.mp4")]
    public async Task What_the_service_names_does_not_decide_where_is_written(string url)
    {
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "inner")).FullName, "mine.mp4");
        _service.Script("getResponse", call => ScriptedService.Json(
            $$"""
            {"data":[{"taskUUID":"{{call.TaskId}}","status":"success","videoUUID":"{{ScriptedCall.VideoId(1)}}","videoURL":"{{url}}"}]}
            """));
        var api = _service.OnCall;
        _service.OnCall = (call, token) => call.TaskType is null ? Task.FromResult(Video()) : api(call, token);
        using var client = _service.CreateClient(configure: options => options.Polling.FirstDelay = TimeSpan.Zero);

        var result = await client.GetOperation(Id).WaitForCompletionAsync();
        await client.DownloadAsync(result.Videos[0], target);

        Assert.Equal([target], Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories));
        Assert.All(
            _service.Calls, call => Assert.Equal(call.TaskType is null ? null : "Bearer " + ScriptedService.Key, call.Authorization));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://files.test/a.mp4")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task A_URL_that_is_not_on_the_encrypted_web_is_not_opened(string url)
    {
        var clock = new VirtualTimeProvider();
        _service.Script("getResponse", call => ScriptedService.Json(
            $$"""
            {"data":[{"taskUUID":"{{call.TaskId}}","status":"success","videoUUID":"{{ScriptedCall.VideoId(1)}}","videoURL":"{{url}}"}]}
            """));
        using var client = _service.CreateClient(clock);
        var target = Path.Combine(_folder.FullName, "mine.mp4");

        var result = await clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync());
        var error = await Record.ExceptionAsync(() => clock.RunAsync(client.DownloadAsync(result.Videos[0], target)));

        Assert.True(error is DownloadException or InvalidOperationException, error?.ToString());
        Assert.DoesNotContain(_service.Calls, call => call.TaskType is null);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    private static HttpResponseMessage Video()
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent([0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0]) };
        response.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"../../outside.mp4\"");
        return response;
    }
}
