using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Browser.Tests.Api;

/// <summary>What is switched by settings, without a change of code.</summary>
public class SettingsTests
{
    [Fact]
    public async Task With_a_key_or_an_endpoint_the_page_says_who_charges()
    {
        await using var host = new StudioHost(("Wan25:ApiKey", "key"), ("Wan25:Endpoint", "http://127.0.0.1:9/v1"));
        using HttpClient http = host.CreateClient();

        JsonNode service = (await http.GetFromJsonAsync<JsonNode>("/api/form"))!["service"]!;

        Assert.False((bool)service["isEmulated"]!);
        Assert.Contains("127.0.0.1:9 and charged", (string)service["note"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhooks_are_there_when_they_are_configured()
    {
        await using var host = new StudioHost(
            ("Webhooks:PublicBaseUrl", "http://localhost/hooks/wan25"), ("Webhooks:Secrets:0", "a secret that is long enough to be one"));
        using HttpClient http = host.CreateClient();

        using HttpResponseMessage forged = await http.PostAsync("/hooks/wan25/forged", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [Theory]
    [InlineData("oracle", "Jobs:Provider must be sqlite or postgres; it is oracle.")]
    [InlineData("postgres", "Jobs:ConnectionString")]
    public async Task A_setting_that_makes_no_sense_stops_the_start_and_is_named(string provider, string message)
    {
        await using var host = new StudioHost(("Jobs:Provider", provider));

        var failure = Assert.Throws<InvalidOperationException>(() => host.CreateClient());

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }
}
