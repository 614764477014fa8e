using System.Text.Json;
using Runware.Wan25.Cli.CheckService;

namespace Runware.Wan25.Cli.Tests.CheckService;

/// <summary>What an order may have cost stays within the limit until its refusal is certain.</summary>
public class ProbeResponseTests
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private const string Error = $$"""{"errors":[{"code":"someCode","taskUUID":"{{Id}}"}]}""";

    [Theory]
    [InlineData(400, Error, true)]
    [InlineData(402, """{"errors":[{"code":"insufficientCredits"}]}""", true)]
    [InlineData(429, Error, true)]
    [InlineData(200, """{"errors":[{"code":"invalidApiKey"}]}""", true)]
    [InlineData(409, """{"errors":[{"code":"conflictTaskUUID"}]}""", true)]
    [InlineData(503, """{"errors":[{"code":"serviceOverloaded","retryAfter":2}]}""", true)]
    [InlineData(503, """{"errors":[{"code":"serviceOverloaded"},{"code":"someCode"}]}""", false)]
    [InlineData(200, """{"errors":[{"code":"internalServerError"}]}""", false)]
    [InlineData(400, """{"errors":[{"code":"timeoutProvider"}]}""", false)]
    [InlineData(200, """{"errors":[{"message":"No."}]}""", false)]
    [InlineData(200, Error, false)]
    [InlineData(302, Error, false)]
    [InlineData(500, Error, false)]
    [InlineData(504, Error, false)]
    [InlineData(408, Error, false)]
    [InlineData(499, Error, false)]
    [InlineData(400, "{}", false)]
    [InlineData(0, null, false)]
    [InlineData(
        400, $$"""{"data":[{"taskUUID":"{{Id}}","status":"processing"}],"errors":[{"code":"someCode","taskUUID":"{{Id}}"}]}""", false)]
    [InlineData(400, """{"errors":[{"code":"someCode","taskUUID":"22222222-2222-4222-8222-222222222222"}]}""", false)]
    public void Only_a_certain_refusal_gives_the_money_back(int status, string? json, bool isProof)
    {
        var response = new ProbeResponse(status, json is null ? null : JsonDocument.Parse(json).RootElement);

        Assert.Equal(isProof, response.ProvesRefusal(new Guid(Id)));
    }
}
