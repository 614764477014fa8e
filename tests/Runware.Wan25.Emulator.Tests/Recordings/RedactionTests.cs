using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>Secrets are not in a recording, regardless of where they appeared.</summary>
public class RedactionTests
{
    private const string Prompt = "Zwölf grüne Papageien \"tanzen\" <leise> am Fluß & singen";
    private const string Negative = "unscharf, verrauschte Pinguine";

    // Each repeats {0} in its own way.
    public static TheoryData<string> Echoes => new()
    {
        """{"errors":[{"code":"providerError","message":"Refused: {raw}","taskUUID":"{id}"}]}""",
        """{"errors":[{"code":"providerError","message":"Refused: {escaped}","taskUUID":"{id}"}]}""",
        """{"errors":[{"code":"providerError","message":"see https://hooks.example.com/x/{percent}?p={percent}","taskUUID":"{id}"}]}""",
        """{"errors":[{"code":"providerError","message":"<b>{html}</b>","taskUUID":"{id}"}]}""",
        """{"errors":[{"code":"providerError","message":"cut: {half}","taskUUID":"{id}"}]}""",
        """{"errors":[{"code":"providerError","message":"none","responseContent":{"input":{"text":"{raw}"}},"taskUUID":"{id}"}]}""",
        """{"errors":[{"code":"providerError","message":"none","responseContent":"{\"text\":\"{raw2}\"}","taskUUID":"{id}"}]}""",
        """{"data":[{"taskUUID":"{id}","taskType":"videoInference","positivePrompt":"{escaped}","webhookURL":"https://me:"""
            + """{percent}@example.com/?{percent}"}]}""",
        """{"data":[{"taskUUID":"{id}","taskType":"getTaskDetails","request":{"positivePrompt":"{raw}","x":{"y":["{raw}"]}}}]}""",
        """{"data":[{"taskUUID":"{id}","{raw}":"a name"}]}""",
        "<html>{raw} {html}</html>",
        """{"data":[{"taskUUID":"{id}","positivePrompt":"{raw}""",
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_prompt_is_not_in_it_in_whatever_form_it_comes_back(string echo)
    {
        await using var rig = new RecordingRig();
        var id = Guid.NewGuid();
        string body = Fill(echo, Prompt, id);
        rig.Emulator.Faults.OnSubmit().RespondAfterAccepting(400, body, body.StartsWith('<') ? "text/html" : "application/json");
        string task = $$"""
            [{"taskType":"videoInference","taskUUID":"{{id}}","model":"runware:201@1",
              "positivePrompt":"{{Escaped(Prompt)}}","negativePrompt":"{{Negative}}"}]
            """;

        using HttpResponseMessage response = await rig.RecordedHttp().PostAsync(rig.Emulator.Endpoint, new StringContent(task));
        await response.Content.ReadAsStringAsync();

        AssertClean(rig.Text, "papageien", "tanzen", "pinguine", "fluß", "flu%C3%9F", "fluss", "flu\\u00df");
        Assert.Contains("\"positivePrompt\":\"[prompt: 55 characters, #", rig.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_prompts_can_be_recognized_as_equal()
    {
        await using var rig = new RecordingRig();
        foreach (string prompt in new[] { "A lighthouse", "A lighthouse", "A tower" })
        {
            await rig.Clock.RunAsync(rig.RecordedClient().SubmitAsync(VideoRequest.FromText(prompt).Build()));
        }

        string[] prompts = [.. Regex.Matches(rig.Text, """positivePrompt":"(\[[^"]*)""").Select(match => match.Groups[1].Value)];

        Assert.Equal(3, prompts.Length);
        Assert.Equal(prompts[0], prompts[1]);
        Assert.NotEqual(prompts[0], prompts[2]);
    }

    [Fact]
    public async Task A_key_is_not_in_it_from_header_task_query_or_message()
    {
        await using var rig = new RecordingRig();
        const string key = RecordingRig.ApiKey, other = "rw-other-key-in-a-task-42";
        rig.Emulator.Faults.OnAnyRequest().Respond(401, $$"""
            {"errors":[{"code":"invalidApiKey","message":"{{key}} and {{other}} are bad, see https://x.example/{{key}}?key={{key}}",
            "parameter":"{{other}}"}]}
            """);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(rig.Emulator.Endpoint + "?apiKey=" + key));
        request.Headers.TryAddWithoutValidation("X-Custom", key);
        request.Content = new StringContent($$"""
            [{"taskType":"authentication","apiKey":"{{other.Replace("-", "\\u002d", StringComparison.Ordinal)}}"},{"taskType":"ping"}]
            """);
        using HttpResponseMessage response = await rig.RecordedHttp().SendAsync(request);

        AssertClean(rig.Text, key, other, "0123456789abcdef", "key-in-a-task");
        Assert.Contains("\"Authorization\":\"[key]\"", rig.Text, StringComparison.Ordinal);
        Assert.Contains("are bad", rig.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_webhooks_and_images_are_not_in_it()
    {
        await using var rig = new RecordingRig();
        byte[] frame = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.ASCII.GetBytes("first-frame-bytes"), .. new byte[300]];
        Wan25Client client = rig.RecordedClient();
        VideoRequest request = VideoRequest.FromImage(ImageInput.FromBytes(frame, "image/png"), "A quiet harbour")
            .WithWebhook(new Uri("https://hooks.example.com/services/T0SECRET/B0?token=hunter2"))
            .WithoutValidation()
            .Build();

        VideoResult result = await rig.Clock.RunAsync(client.GenerateAsync(request));
        using var video = new MemoryStream();
        await rig.Clock.RunAsync(client.DownloadAsync(result.Videos[0], video));

        AssertClean(
            rig.Text, result.Videos[0].Url!.Query[5..], "hunter2", "T0SECRET", "first-frame-bytes", Convert.ToBase64String(frame)[..40],
            "quiet harbour");
        Assert.Contains("\"webhookURL\":\"https://hooks.example.com/[#", rig.Text, StringComparison.Ordinal);
        Assert.Contains("\"image\":\"[image/png: ", rig.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_is_only_its_numbers()
    {
        await using var rig = new RecordingRig();
        rig.Emulator.Faults.OnAnyRequest().Respond(200, """
            {"data":[{"taskType":"accountManagement","organizationName":"Ada Ltd","members":[{"email":"ada@example.com",
            "name":"Ada Lovelace"}],
             "apiKeys":[{"name":"prod","key":"rw-9999999999"}],"balance":{"amount":12.5,"currency":"USD"}}]}
            """);

        await rig.PingAsync(rig.RecordedHttp());

        AssertClean(rig.Text, "Ada Ltd", "Lovelace", "ada@", "rw-9999999999", "prod");
        Assert.Contains("\"balance\":{\"amount\":12.5,\"currency\":\"USD\"}", rig.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_process_submitted_is_not_quoted()
    {
        await using var rig = new RecordingRig();
        var id = Guid.NewGuid();
        rig.Emulator.Faults.OnPoll().Respond(400, new JsonObject
        {
            ["errors"] = new JsonArray(new JsonObject
            {
                ["code"] = "providerError",
                ["taskUUID"] = id.ToString(),
                ["message"] = "The prompt \"a secret garden in spring\" was refused. Write to ada@example.com.",
            }),
        }.ToJsonString());

        using HttpResponseMessage response = await rig.RecordedHttp().PostAsync(
            rig.Emulator.Endpoint, new StringContent($$"""[{"taskType":"getResponse","taskUUID":"{{id}}"}]"""));

        AssertClean(rig.Text, "secret garden", "ada@example");
        Assert.Contains("was refused", rig.Text, StringComparison.Ordinal);
    }

    private static string Fill(string echo, string prompt, Guid id) => echo
        .Replace("{raw}", prompt.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{raw2}", prompt.Replace("\"", "'", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{escaped}", Escaped(prompt), StringComparison.Ordinal)
        .Replace("{percent}", Uri.EscapeDataString(prompt), StringComparison.Ordinal)
        .Replace("{html}", System.Net.WebUtility.HtmlEncode(prompt), StringComparison.Ordinal)
        .Replace("{half}", prompt[..20].ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{id}", id.ToString(), StringComparison.Ordinal);

    /// <summary>Writes every character as its JSON escape.</summary>
    private static string Escaped(string text) => string.Concat(text.Select(character => $"\\u{(int)character:x4}"));

    private static void AssertClean(string recording, params string[] secrets) => Assert.All(secrets, secret =>
        Assert.DoesNotContain(secret, recording, StringComparison.OrdinalIgnoreCase));
}
