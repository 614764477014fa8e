using System.Net;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>The emulator refuses what the model page does not allow, and nothing else.</summary>
public class ParameterTests
{
    private const string NoSize = "\"resolution\":null";

    public static TheoryData<string, string, string> Refused => new()
    {
        { """ "model":"runware:201@10" """, "invalidModel", "model" },
        { """ "positivePrompt":"" """, "invalidPositivePromptLength", "positivePrompt" },
        { """ "positivePrompt":7 """, "invalidPositivePrompt", "positivePrompt" },
        { """ "negativePrompt":"" """, "invalidNegativePromptLength", "negativePrompt" },
        { """ "duration":7 """, "unsupportedDuration", "duration" },
        { """ "duration":"5" """, "invalidDuration", "duration" },
        { """ "resolution":"720P" """, "invalidResolution", "resolution" },
        { """ "seed":2147483648 """, "invalidSeed", "seed" },
        { """ "seed":-1 """, "invalidSeed", "seed" },
        { """ "seed":1.5 """, "invalidSeed", "seed" },
        { """ "numberResults":5 """, "invalidNumberResults", "numberResults" },
        { """ "numberResults":0 """, "invalidNumberResults", "numberResults" },
        { """ "outputFormat":"AVI" """, "invalidOutputFormat", "outputFormat" },
        { """ "outputQuality":100 """, "invalidOutputQuality", "outputQuality" },
        { """ "outputQuality":19 """, "invalidOutputQuality", "outputQuality" },
        { """ "outputType":"base64Data" """, "invalidOutputType", "outputType" },
        { """ "deliveryMethod":"sync" """, "invalidDeliveryMethod", "deliveryMethod" },
        { """ "ttl":59 """, "invalidTtl", "ttl" },
        { """ "webhookURL":"/relative" """, "invalidWebhookURL", "webhookURL" },
        { """ "uploadEndpoint":"ftp://files.test/x" """, "invalidUploadEndpoint", "uploadEndpoint" },
        { """ "includeCost":"yes" """, "invalidIncludeCost", "includeCost" },
        { """ "safety":{"mode":"strict"} """, "invalidMode", "safety.mode" },
        { """ "safety":{"level":1} """, "unsupportedParameter", "safety.level" },
        { """ "fps":24 """, "unsupportedParameter", "fps" },
        { """ "providerSettings":{"alibaba":{"shotType":"multi"}} """, "unsupportedParameter", "providerSettings.alibaba.shotType" },
        { """ "providerSettings":{"openai":{}} """, "unsupportedParameter", "providerSettings.openai" },
        { """ "providerSettings":{"alibaba":{"audio":1}} """, "invalidAudio", "providerSettings.alibaba.audio" },
        { """ "inputs":{"frameImages":[]} """, "invalidFrameImages", "inputs.frameImages" },
        { """ "inputs":{"frameImages":["https://a.test/1.png","https://a.test/2.png"]} """, "invalidFrameImages", "inputs.frameImages" },
        { """ "inputs":{"frameImages":["cat.png"]} """, "invalidFrameImages", "inputs.frameImages[0]" },
        { """ "inputs":{"frameImages":[{"frame":"first"}]} """, "missingImage", "inputs.frameImages[0].image" },
        {
            """ "inputs":{"frameImages":[{"image":"https://a.test/1.png","frame":"last"}]} """,
            "invalidFrame", "inputs.frameImages[0].frame"
        },
        { """ "inputs":{"frameImages":["aac49721-1964-481a-ae78-8a4e29b91402"]} """, "mediaNotFound", "inputs.frameImages[0]" },
        { """ "inputs":{"audio":"data:audio/mp3;base64,AAAA"} """, "invalidAudio", "inputs.audio" },
        { """ "frameImages":[{"image":"https://a.test/1.png"}] """, "unsupportedParameter+missingInputImage", "frameImages[0].image" },
        {
            """ "frameImages":[{"inputImage":"https://a.test/1.png"}],"inputs":{"frameImages":["https://a.test/1.png"]} """,
            "incompatibleParameters", "frameImages"
        },
        { """ "checkNSFW":1 """, "invalidCheckNSFW", "checkNSFW" },
        { """ "inputs":{"referenceImages":[]} """, "unsupportedParameter", "inputs.referenceImages" },
        { """ "width":1280 """, "missingParameter+incompatibleParameters", "height" },
        { """ "width":1280,"height":720 """, "incompatibleParameters", "resolution" },
        { """ "width":1280,"height":721,"resolution":null """, "unsupportedDimensions", "width" },
        { NoSize, "missingParameter", "inputs.frameImages" },
        {
            """ "inputs":{"audio":"https://a.test/1.mp3"},"providerSettings":{"alibaba":{"audio":false}} """,
            "incompatibleParameters", "inputs.audio"
        },
    };

    public static TheoryData<string> Allowed => new()
    {
        """ "duration":10.0 """,
        """ "seed":2147483647,"numberResults":4,"outputQuality":20,"ttl":60,"outputFormat":"MOV" """,
        """ "outputType":"URL","deliveryMethod":"async" """,
        """ "width":1088,"height":832,"resolution":null """,
        """ "inputs":{"frameImages":["https://a.test/1.png"]},"resolution":null """,
        """ "inputs":{"frameImages":[{"image":"https://a.test/1.png","frame":"first"}]},"width":1280,"height":720,"resolution":null """,
        """ "inputs":{"frameImages":[{"image":"data:image/png;base64,iVBORw0KGgo=","frame":0}]} """,
        """ "inputs":{"frameImages":["iVBORw0KGgo="]} """,
        """ "inputs":{"audio":"https://a.test/1.mp3"},"providerSettings":{"alibaba":{"promptExtend":false}} """,
        """ "safety":{"checkContent":true,"mode":"full"},"webhookURL":"https://a.test/hook?token=1","negativePrompt":"blurry" """,
    };

    /// <summary>Parameters that the model page does not list, but that the service was observed to accept.</summary>
    public static TheoryData<string> Seen => new()
    {
        """ "outputFormat":"mp4" """,
        """ "outputFormat":"WebM" """,
        """ "frameImages":[{"inputImage":"https://a.test/1.png"}],"resolution":null """,
        """ "frameImages":[{"inputImage":"data:image/png;base64,iVBORw0KGgo=","frame":"first"}] """,
        """ "checkNSFW":true """,
        """ "model":"alibaba-wan2-5-preview" """,
        """ "taskUUID":"01938f4e-7c5a-7def-8123-456789abcdef" """,
    };

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task What_the_service_was_seen_to_take_is_accepted(string change)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);

        var (status, body) = await client.PostAsync(Changed(Guid.NewGuid(), change));

        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
    }

    [Fact]
    public async Task The_older_names_mean_what_the_newer_ones_mean()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(new() { TimeProvider = clock });
        using var client = new RawClient(emulator);
        emulator.Faults.OnGeneration().FlagResult(1);

        Guid id = await client.SubmitAsync(
            ""","checkNSFW":true,"outputFormat":"webm","frameImages":[{"inputImage":"https://a.test/1.png"}]""");
        clock.Advance(TimeSpan.FromSeconds(10));

        JsonNode row = Assert.Single(await client.RowsAsync(id))!;
        Assert.True((bool)row["NSFWContent"]!);
        Assert.Contains(".webm?", (string)row["videoURL"]!, StringComparison.Ordinal);
        Assert.Equal("frameImages[0].inputImage", Assert.Single(emulator.Ledger.Find(id)!.Media).Path);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_the_page_does_not_allow_is_refused(string change, string codes, string parameter)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        var id = Guid.NewGuid();

        var (status, body) = await client.PostAsync(Changed(id, change));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Empty((JsonArray)body["data"]!);
        var errors = (JsonArray)body["errors"]!;
        Assert.Equal(codes.Split('+'), errors.Select(error => (string?)error!["code"]));
        JsonNode named = errors[0]!["parameter"]!;
        Assert.Equal(parameter, named is JsonArray several ? (string?)several[0] : (string?)named);
        Assert.All(errors, error => Assert.Equal(id.ToString(), (string?)error!["taskUUID"]));
        Assert.All(errors, error => Assert.NotEqual(string.Empty, (string?)error!["message"]));
        Assert.Equal(0, emulator.Ledger.Charges);
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public async Task What_the_page_allows_is_accepted(string change)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);

        var (status, body) = await client.PostAsync(Changed(Guid.NewGuid(), change));

        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public async Task Prompts_are_measured_in_code_points(int length, bool isAccepted)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        JsonObject task = RawClient.TextTask(Guid.NewGuid());
        task["positivePrompt"] = string.Concat(Enumerable.Repeat("🎬", length));

        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, (await client.PostAsync(task)).Status);
    }

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("6ba7b810-9dad-11d1-80b4-00c04fd430c8")]
    public async Task A_task_id_must_be_a_version_4_uuid(string id)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);
        JsonObject task = RawClient.TextTask(Guid.NewGuid());
        task["taskUUID"] = id;

        Assert.Equal("invalidTaskUUID", await client.ErrorCodeAsync(task));
    }

    [Fact]
    public async Task All_violations_are_reported_at_once_with_their_limits()
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);

        var (_, body) = await client.PostAsync(Changed(Guid.NewGuid(), """ "duration":6,"outputQuality":1,"fps":1 """));

        var errors = ((JsonArray)body["errors"]!).ToDictionary(error => (string)error!["parameter"]!, error => error!);
        Assert.Equal(3, errors.Count);
        Assert.Equal("[5,10]", errors["duration"]["allowedValues"]!.ToJsonString());
        Assert.Equal((20, 99), ((int)errors["outputQuality"]["min"]!, (int)errors["outputQuality"]["max"]!));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"taskType":"ping"}""")]
    [InlineData("[{")]
    [InlineData("")]
    public async Task A_body_that_is_no_array_of_tasks_is_refused(string body)
    {
        await using var emulator = RunwareEmulator.CreateInProcess();
        using var client = new RawClient(emulator);

        using HttpResponseMessage response = await client.PostTextAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static JsonObject Changed(Guid id, string change)
    {
        JsonObject task = RawClient.TextTask(id);
        foreach (var (name, value) in (JsonObject)JsonNode.Parse("{" + change + "}")!)
        {
            task.Remove(name);
            if (value is not null)
            {
                task[name] = value.DeepClone();
            }
        }

        return task;
    }
}
