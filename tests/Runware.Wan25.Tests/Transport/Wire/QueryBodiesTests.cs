using System.Text;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

public class QueryBodiesTests
{
    private static readonly Guid Id = new("11111111-1111-4111-8111-111111111111");

    [Fact]
    public async Task Requests_are_written_as_the_service_documents_them()
    {
        Assert.Equal($$"""[{"taskType":"getResponse","taskUUID":"{{Id}}"}]""", await WrittenAsync(QueryBodies.GetResponse(Id)));
        Assert.Equal($$"""[{"taskType":"getTaskDetails","taskUUID":"{{Id}}"}]""", await WrittenAsync(QueryBodies.GetTaskDetails(Id)));
        Assert.Equal(
            $$"""[{"taskType":"accountManagement","taskUUID":"{{Id}}","operation":"getDetails"}]""",
            await WrittenAsync(QueryBodies.AccountDetails(Id)));
        Assert.Equal($$"""[{"taskType":"ping","taskUUID":"{{Id}}","ping":true}]""", await WrittenAsync(QueryBodies.Ping(Id)));
    }

    [Fact]
    public async Task A_request_about_several_tasks_names_each_once()
    {
        var other = new Guid("22222222-2222-4222-8222-222222222222");

        Assert.Equal(
            $$"""[{"taskType":"getResponse","taskUUID":"{{Id}}"},{"taskType":"getResponse","taskUUID":"{{other}}"}]""",
            await WrittenAsync(QueryBodies.GetResponse<Guid>([Id, other], id => id)));
        Assert.Equal(
            $$"""[{"taskType":"getTaskDetails","taskUUID":"{{Id}}"},{"taskType":"getTaskDetails","taskUUID":"{{other}}"}]""",
            await WrittenAsync(QueryBodies.GetTaskDetails<Guid>([Id, other], id => id)));
    }

    private static async Task<string> WrittenAsync(RequestBody body)
    {
        using var content = new JsonBodyContent(body, static () => { });
        return Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync());
    }
}
