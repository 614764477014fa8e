using Runware.Wan25.Transport.Classification;
using static Runware.Wan25.Submission.TaskLookupKind;
using static Runware.Wan25.Transport.Classification.SubmissionResponseMeaning;
using static Runware.Wan25.Transport.Classification.TaskErrorMeaning;

namespace Runware.Wan25.Tests.Transport.Classification;

/// <summary>The bodies that were seen, each where it can come.</summary>
internal static class RecordedBodies
{
    private const string NoRoomBody =
        """{"data":[],"errors":"""
            + """[{"taskType":"videoInference","taskUUID":"@T","code":"concurrentRequestLimitExceeded","message":"Please wait..."}]}""";

    private const string OverloadBody =
        """{"errors":[{"code":"serviceOverloaded","message":"Please try again later.","taskUUID":"@T","retryAfter":60}]}""";

    private const string TaskTimeoutBody =
        """{"errors":[{"code":"failedTaskTimeout","message":"Task processing timeout.","taskUUID":"@T"}]}""";

    private const string NoCodeBody =
        """{"errors":[{"message":"Unknown error while reading results. Please try again later.","taskUUID":"@T"}]}""";

    private const string NoCodeConflictBody = """{"errors":[{"code":null,"message":"taskUUID already exists","parameter":"taskUUID"}]}""";

    public static IReadOnlyList<RecordedBody> All { get; } = [.. Rows(), .. Failures(), .. Refusals(), .. Conflicts(), .. ArchivedTasks()];

    private static IEnumerable<RecordedBody> Rows() =>
    [
        new("generic row", 200, """{"data":[{"taskUUID":"@T","status":"processing","taskType":"getResponse"}]}""")
            { Submission = Accepted, Live = Unproven },
        new("acknowledgement", 200, """{"data":[{"taskType":"videoInference","taskUUID":"@T"}]}""")
            { Submission = Accepted, Live = Proven },
        new("processing acknowledgement", 200, """{"data":[{"taskType":"videoInference","taskUUID":"@T","status":"processing"}]}""")
            { Submission = Accepted, Live = Proven },
        new("finished acknowledgement", 200,
            """{"data":[{"taskType":"videoInference","taskUUID":"@T","videoURL":"https://a.example/1.mp4","cost":"0.05"}]}""")
            { Submission = Accepted, Live = Proven },
        new("empty response", 200, """{"data":[],"errors":[]}""") { Submission = Ambiguous, Live = Unproven },
        new("bare failed row", 200, """{"data":[{"taskUUID":"@T","status":"failed"}]}""")
            { Submission = Ambiguous, Live = Proven, Meaning = Unrelated },
        new("processing, success", 200, """{"data":[{"taskUUID":"@T","status":"processing"},{"taskUUID":"@T","status":"success"}]}""")
            { Submission = Accepted, Live = Proven },
        new("success, processing", 200, """{"data":[{"taskUUID":"@T","status":"success"},{"taskUUID":"@T","status":"processing"}]}""")
            { Submission = Accepted, Live = Proven },
        new("foreign row first", 200, """{"data":[{"taskUUID":"@O","status":"success"},{"taskUUID":"@T","cost":"0.05"}]}""")
            { Submission = Accepted, Live = Proven },
        new("foreign row alone", 200, """{"data":[{"taskUUID":"@O","taskType":"videoInference","status":"success"}]}""")
            { Submission = Ambiguous, Live = Unproven },
        new("refusing status, accepting row", 400,
            """{"data":[{"taskType":"videoInference","taskUUID":"@T","status":"processing"}],"errors":[]}""")
            { Submission = Ambiguous, Live = Proven },
    ];

    private static IEnumerable<RecordedBody> Failures() =>
    [
        new("moderation", 400,
            """
            {"data":[],"errors":[{"code":"invalidProviderContent","message":"Flagged.","responseContent":"Free.","taskUUID":"@T",
            "status":"error"}]}
            """)
            { Submission = Refused, Live = Proven, Meaning = Failure, Category = RunwareErrorCategory.ContentPolicy },
        new("Alibaba's filter", 400,
            """{"errors":[{"code":"providerError","message":" responded with HTTP DataInspectionFailed.","taskUUID":"@T"}]}""")
            { Submission = Refused, Live = Proven, Meaning = Failure, Category = RunwareErrorCategory.ContentPolicy },
        new("risk control", 400,
            """{"errors":[{"code":"providerError","taskUUID":"@T","responseContent":{"data":{"task_status_msg":"risk control"}}}]}""")
            { Submission = Refused, Live = Proven, Meaning = Failure, Category = RunwareErrorCategory.ContentPolicy },
        new("provider", 400, """{"errors":[{"code":"providerError","message":"The provider returned an error.","taskUUID":"@T"}]}""")
            { Submission = Ambiguous, Live = Proven, Meaning = Failure, Category = RunwareErrorCategory.Provider },
        new("safety system", 400,
            """{"errors":[{"code":"providerBadRequest","message":"… rejected by the safety system …","taskUUID":"@T"}]}""")
            { Submission = Refused, Live = Proven, Meaning = Failure, Category = RunwareErrorCategory.ContentPolicy },
        new("provider's bad request", 400,
            """{"errors":[{"code":"providerBadRequest","message":"size is not supported","taskUUID":"@T"}]}""")
            { Submission = Refused, Live = Proven, Meaning = Failure, Category = RunwareErrorCategory.Validation },
        new("bad first frame", 400,
            """{"errors":[{"code":"invalidValueUploadFailed","message":"Failed.","parameter":"inputs.frameImages","taskUUID":"@T"}]}""")
            { Submission = Refused, Live = Proven, Meaning = PossibleFailure, Category = RunwareErrorCategory.Validation },
        .. new[] { 200, 400, 504 }.Select(status => new RecordedBody($"task timeout, {status}", status, TaskTimeoutBody)
            { Submission = Ambiguous, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.Timeout }),
        new("no code, 200", 200, NoCodeBody)
            { Submission = Ambiguous, Live = Unproven, Meaning = Unrelated, Category = RunwareErrorCategory.Unknown },
        new("no code, 500", 500, NoCodeBody)
            { Submission = Ambiguous, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.Unknown },
    ];

    private static IEnumerable<RecordedBody> Refusals() =>
    [
        .. new[] { 200, 400, 429 }.Select(status => new RecordedBody($"no room, {status}", status, NoRoomBody)
            { Submission = Throttled, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.RateLimit }),
        new("no room without data", 200, """{"errors":[{"taskUUID":"@T","code":"concurrentRequestLimitExceeded"}]}""")
            { Submission = Throttled, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.RateLimit },
        .. new[] { 429, 500 }.Select(status => new RecordedBody($"overload, {status}", status, OverloadBody)
            { Submission = Throttled, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.RateLimit }),
        new("overload beside a server error", 500, """{"errors":[{"code":"serviceOverloaded"},{"code":"internalServerError"}]}""")
            { Submission = Ambiguous, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.RateLimit },
        new("credits", 402, """{"errors":[{"code":"insufficientCredits","message":"Insufficient credits"}]}""")
            { Submission = Refused, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.Quota },
        new("first payment", 400,
            """{"data":[],"errors":[{"code":"videoInferenceInsufficientCredits","taskUUID":"@T","taskType":"videoInference"}]}""")
            { Submission = Refused, Live = Failed, Meaning = Unrelated, Category = RunwareErrorCategory.Quota },
        new("unsupported parameter", 400,
            """{"errors":[{"code":"unsupportedParameter","parameter":"fps","taskUUID":"@T","baseModelArchitecture":"x"}]}""")
            { Submission = Refused, Live = Unproven, Meaning = PossibleFailure, Category = RunwareErrorCategory.Validation },
        new("not found", 404, """{"data":[],"errors":[{"code":"taskNotFound","taskUUID":"@T"}]}""")
            { Live = Unproven, Meaning = NotFound, Category = RunwareErrorCategory.NotFound },
        new("not found without data", 404, """{"errors":[{"code":"taskNotFound","taskUUID":"@T"}]}""")
            { Live = Unproven, Meaning = NotFound, Category = RunwareErrorCategory.NotFound },
        new("not found beside a generic row", 200,
            """{"data":{"taskUUID":"@T","status":"processing","taskType":"getResponse"},"errors":[{"code":"taskNotFound"}]}""")
            { Live = Unproven, Meaning = NotFound, Category = RunwareErrorCategory.NotFound },
    ];

    private static IEnumerable<RecordedBody> Conflicts() =>
    [
        .. new[] { 400, 409 }.SelectMany(status => new RecordedBody[]
        {
            new($"conflict, {status}", status, """{"errors":[{"code":"conflictTaskUUID","taskUUID":"@T"}]}""")
                {
                    Submission = SubmissionResponseMeaning.Conflict, Live = Proven,
                    Meaning = TaskErrorMeaning.Conflict, Category = RunwareErrorCategory.Conflict,
                },
            new($"conflict without a code, {status}", status, NoCodeConflictBody)
                {
                    Submission = SubmissionResponseMeaning.Conflict, Live = Unproven,
                    Meaning = TaskErrorMeaning.Conflict, Category = RunwareErrorCategory.Conflict,
                },
        }),
        new RecordedBody("conflict without a word", 409, "{}") { Submission = SubmissionResponseMeaning.Conflict, Live = Unproven },
        new RecordedBody("conflict in an unknown word", 409, """{"errors":[{"code":"somethingNew","taskUUID":"@T"}]}""")
            { Submission = SubmissionResponseMeaning.Conflict, Live = Unproven },
        new RecordedBody("conflict of parameters", 409, """{"errors":[{"code":"conflictingParameters","taskUUID":"@T"}]}""")
            { Submission = Refused, Live = Unproven },
    ];

    private static IEnumerable<RecordedBody> ArchivedTasks() =>
    [
        new("archived job", 200,
            Archived("""
                {"data":[{"taskType":"videoInference","taskUUID":"@T","videoURL":"https://a.example/1.mp4","cost":0.473}],"errors":[]}
                """))
            { Live = Proven },
        new("archived refusal", 200,
            Archived("""{"errors":[{"code":"concurrentRequestLimitExceeded","taskType":"videoInference","taskUUID":"@T"}]}"""))
            { Live = Unproven },
        new("archived refusal in a row", 200, Archived(
            """{"data":[{"taskType":"videoInference","taskUUID":"@T","status":"error","error":{"code":"insufficientCredits"}}]}"""))
            { Live = Unproven },
        new("archived nested failure", 200, Archived(
            """
            {"response":{"taskType":"videoInference","taskUUID":"@T","errors":{"errorCode":"providerUnavailable",
             "additionalDetails":{"responseStatusCode":502,"responseContent":"<html>","_provider":"x"}}},
             "connectionSessionUUID":"0e000000-0000-4000-8000-000000000000"}
            """)) { Live = Proven },
        new("archived refusal, then a job", 200, $$"""
            {"data":[{{Entry("""{"errors":[{"code":"serviceOverloaded"}]}""")}},{{Entry("""{"data":[{"cost":0.25}]}""")}}]}
            """) { Live = Proven },
        new("archived job without a type", 200,
            """
            {"data":[{"taskUUID":"@T","request":{"positivePrompt":"x"},"response":{"data":[{"videoURL":"https://a.example/1.mp4"}]}}]}
            """)
            { Live = Proven },
    ];

    private static string Archived(string response) => $$"""{"data":[{{Entry(response)}}]}""";

    private static string Entry(string response) =>
        $$"""
        {"taskType":"getTaskDetails","taskUUID":"@T","request":{"taskType":"videoInference",
        "positivePrompt":"…...[REDACTED 6476 bytes]..."},
         "response":{{response}}}
        """;
}
