using Runware.Wan25.Submission;
using Runware.Wan25.Tests.Transport;

namespace Runware.Wan25.Tests.Submission;

/// <summary>How both stores are asked about a task, and what their responses say together.</summary>
public sealed class TaskLookupTests : IDisposable
{
    private const string Task = "11111111-1111-4111-8111-111111111111";
    private const string Prompt = "a lighthouse in a storm";
    private const string Other = "22222222-2222-4222-8222-222222222222";

    private static readonly Guid TaskId = Guid.Parse(Task);

    private readonly ScriptedService _service = new();
    private readonly HttpClient _http;

    public TaskLookupTests() => _http = new(_service, disposeHandler: false);

    public void Dispose()
    {
        _http.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task What_the_live_store_proves_is_looked_up_in_the_archive_for_its_count(bool needsCount, int requests)
    {
        _service.Script("getResponse", call => call.Processing());
        _service.Script("getTaskDetails", _ => Archived("\"numberResults\":3"));

        var result = await Lookup().LookUpAsync(TaskId, needsCount, default);

        Assert.Equal((TaskLookupKind.Proven, needsCount ? 3 : (int?)null), (result.Kind, result.ResultCount));
        Assert.Equal(requests, _service.Calls.Count);
    }

    [Fact]
    public async Task Each_store_has_a_request_of_its_own_the_live_one_first()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());

        await Lookup().LookUpAsync(TaskId, needsCount: false, default);

        Assert.Equal(["getResponse", "getTaskDetails"], _service.Calls.Select(call => call.TaskType));
        Assert.All(_service.Calls, call => Assert.Equal(TaskId, Assert.Single(call.Tasks).GetProperty("taskUUID").GetGuid()));
    }

    [Theory]
    [InlineData(401, 1, true, "Failed")]
    [InlineData(403, 1, true, "Failed")]
    [InlineData(408, 2, false, "Failed")]
    [InlineData(429, 2, false, "Failed")]
    [InlineData(500, 2, false, "Failed")]
    [InlineData(503, 2, false, "Failed")]
    [InlineData(200, 2, false, "Unproven")]
    [InlineData(302, 2, false, "Unproven")]
    [InlineData(400, 2, false, "Unproven")]
    [InlineData(404, 2, false, "Unproven")]
    public async Task A_page_under_a_transient_status_is_a_failed_lookup(int status, int requests, bool isKeyRefused, string kind)
    {
        _service.OnCall = (_, _) => System.Threading.Tasks.Task.FromResult(ScriptedService.Html(status));

        var result = await Lookup().LookUpAsync(TaskId, needsCount: false, default);

        Assert.Equal((kind, isKeyRefused, false), (result.Kind.ToString(), result.IsKeyRefused, result.IsReportedMissing));
        Assert.Equal(requests, _service.Calls.Count);
    }

    [Theory]
    [InlineData("Proven", "Unproven", "Proven")]
    [InlineData("Proven", "Failed", "Proven")]
    [InlineData("Unproven", "Proven", "Proven")]
    [InlineData("Failed", "Proven", "Proven")]
    [InlineData("Unproven", "Unproven", "Unproven")]
    [InlineData("Unproven", "Failed", "Failed")]
    [InlineData("Failed", "Unproven", "Failed")]
    [InlineData("Failed", "Failed", "Failed")]
    public void Either_store_proves_and_only_both_leave_it_unproven(string live, string archive, string both) =>
        Assert.Equal(
            both,
            TaskLookup.Combine(new(Enum.Parse<TaskLookupKind>(live)), new(Enum.Parse<TaskLookupKind>(archive))).Kind.ToString());

    [Fact]
    public void An_archive_that_refuses_the_key_is_a_failed_lookup()
    {
        var archive = new TaskLookupResult(TaskLookupKind.Failed) { IsKeyRefused = true };

        var both = TaskLookup.Combine(new(TaskLookupKind.Unproven), archive);

        Assert.Equal((TaskLookupKind.Failed, false), (both.Kind, both.IsKeyRefused));
    }

    [Theory]
    [InlineData(60, null, 503, 60)]
    [InlineData(null, 60, 503, 60)]
    [InlineData(60, 30, 503, 30)]
    [InlineData(60, 30, 403, 60)]
    public void Of_two_failed_stores_the_delay_of_either_is_kept(int? live, int? archive, int archiveStatus, int expected)
    {
        TaskLookupResult both = TaskLookup.Combine(Failed(live, 503), Failed(archive, archiveStatus));

        Assert.Equal((TimeSpan.FromSeconds(expected), false), (both.RetryAfter, both.IsKeyRefused));

        static TaskLookupResult Failed(int? seconds, int status) => new(TaskLookupKind.Failed)
        {
            RetryAfter = seconds is { } given ? TimeSpan.FromSeconds(given) : null,
            IsKeyRefused = status == 403,
        };
    }

    [Theory]
    [InlineData("taskNotFound", "invalidSeed", "Unproven")]
    [InlineData("invalidSeed", "taskNotFound", "Unproven")]
    [InlineData("taskNotFound", "internalServerError", "Failed")]
    [InlineData("internalServerError", "taskNotFound", "Failed")]
    public void The_order_of_errors_does_not_matter(string first, string second, string kind)
    {
        using var response = ApiResponses.Of(400, $$"""{"errors":[{"code":"{{first}}"},{"code":"{{second}}"}]}""");

        TaskLookupResult result = Lookup().ReadLive(response, TaskId);

        Assert.Equal((kind, false), (result.Kind.ToString(), result.IsReportedMissing));
    }

    [Fact]
    public async Task A_hint_in_the_body_is_passed_on_with_the_services_error()
    {
        _service.Script("getResponse", call => ScriptedService.Json(
            $$"""
            {"errors":[{"code":"serviceOverloaded","message":"Later: {{Prompt}}.","taskUUID":"{{call.TaskId}}","retryAfter":60}]}
            """, 500));

        var result = await Lookup().LookUpAsync(TaskId, needsCount: false, default);

        Assert.Equal((TaskLookupKind.Failed, TimeSpan.FromSeconds(60), "HTTP 500"), (result.Kind, result.RetryAfter, result.Reason));
        var error = Assert.Single(result.Refusal!.Errors);
        Assert.Equal(("serviceOverloaded", "Later: […]."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("\"numberResults\":3", "", 3)]
    [InlineData("\"positivePrompt\":\"x\"", "", 1)]
    [InlineData("\"seed\":1", "", null)]
    [InlineData("\"numberResults\":1", $$"""{"videoUUID":"{{Task}}"},{"videoUUID":"{{Other}}"}""", 2)]
    [InlineData("\"numberResults\":1", $$"""{"videoUUID":"{{Other}}"},{"videoUUID":"{{Other}}"}""", 1)]
    [InlineData("\"seed\":1", $$"""{"taskUUID":"{{Task}}","videoUUID":"{{Task}}"},{"taskUUID":"{{Task}}","videoUUID":"{{Other}}"}""", null)]
    public async Task Only_the_archive_has_the_number_of_results(string request, string rows, int? count)
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", _ => Archived(request, rows));

        var result = await Lookup().LookUpAsync(TaskId, needsCount: true, default);

        Assert.Equal((TaskLookupKind.Proven, count), (result.Kind, result.ResultCount));
    }

    [Fact]
    public async Task An_entry_of_another_task_is_ignored()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", _ => ScriptedService.Json(
            $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{Other}}","request":{},"response":{"data":[{"cost":1}]} }]}"""));

        Assert.Equal(TaskLookupKind.Unproven, (await Lookup().LookUpAsync(TaskId, needsCount: true, default)).Kind);
    }

    [Theory]
    [InlineData("", "notFound", false)]
    [InlineData("", "noSuchRoute", false)]
    [InlineData("", "taskNotFound", true)]
    [InlineData(",\"taskUUID\":\"" + Task + "\"", "notFound", true)]
    public async Task What_is_not_found_may_be_the_route_where_nothing_names_the_task(string id, string code, bool isResponse)
    {
        foreach (var taskType in new[] { "getResponse", "getTaskDetails" })
        {
            _service.Script(taskType, _ => ScriptedService.Json($$"""{"errors":[{"code":"{{code}}"{{id}}}]}""", 404));
        }

        TaskLookupResult result = await Lookup().LookUpAsync(TaskId, needsCount: true, default);

        Assert.Equal(
            (TaskLookupKind.Unproven, isResponse, isResponse), (result.Kind, result.IsReportedMissing, result.IsReadable));
    }

    private static HttpResponseMessage Archived(string request, string rows = "") => ScriptedService.Json(
        $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{Task}}","request":{ {{request}} },"response":{"data":[{{rows}}]} }]}""");

    private TaskLookup Lookup() =>
        new(
            new(
                () => _http, Wan25ClientOptions.DefaultEndpoint, "a-test-key", TimeSpan.FromMinutes(1),
                new() { Clock = TimeProvider.System }),
            new("a-test-key", Prompt));
}
