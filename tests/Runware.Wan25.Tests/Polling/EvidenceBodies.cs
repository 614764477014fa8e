namespace Runware.Wan25.Tests.Polling;

/// <summary>What a response of the live store means for the operation that it names.</summary>
public enum BodyMeaning
{
    /// <summary>Nothing about the generation, and no proof of the task.</summary>
    Nothing,

    /// <summary>The task runs, or may.</summary>
    Running,

    /// <summary>The service does not know the task.</summary>
    NotFound,

    /// <summary>The generation failed if it is said again.</summary>
    FailedIfRepeated,

    Failed,
    Succeeded,
}

/// <summary>
/// Responses that public clients of the service recorded, under the status that they recorded and under others that it may come with.
/// </summary>
public static class EvidenceBodies
{
    private const string Id = "00000000-0000-4000-9000-000000000001";

    private static readonly (string Name, string Json, int[] Statuses, BodyMeaning Meaning, RunwareErrorCategory? Category)[] All =
    [
        ("generic row", """{"data":[{"taskUUID":"T","status":"processing","taskType":"getResponse"}]}""", [200], BodyMeaning.Running, null),
        ("moderated", """
            {"data":[],"errors":[{"code":"invalidProviderContent",
            "message":"Invalid content detected. The generated content was flagged and rejected by Google's content moderation system.",
            "responseContent":"You will not be charged for blocked videos.","taskUUID":"T","taskType":"videoInference","status":"error"}]}
            """, [400, 200, 500], BodyMeaning.Failed, RunwareErrorCategory.ContentPolicy),
        ("moderated without status", """
            {"errors":[{"code":"invalidProviderContent","message":"Invalid content detected.","taskUUID":"T"}]}
            """, [400, 200, 500, 502], BodyMeaning.Failed, RunwareErrorCategory.ContentPolicy),
        ("data inspection", """
            {"errors":[{"code":"providerError","message":" responded with HTTP DataInspectionFailed. Additional information below.",
            "taskUUID":"T"}]}
            """, [400, 200, 500], BodyMeaning.Failed, RunwareErrorCategory.ContentPolicy),
        ("risk control", """
            {"errors":[{"code":"providerError","message":"The provider returned … Additional information below.","taskUUID":"T",
            "responseContent":{"data":{"task_status_msg":"risk control"}}}]}
            """, [400, 200, 500], BodyMeaning.Failed, RunwareErrorCategory.ContentPolicy),
        ("provider", """{"errors":[{"code":"providerError","message":"The provider failed.","taskUUID":"T"}]}""",
            [400, 200, 500], BodyMeaning.Failed, RunwareErrorCategory.Provider),
        ("safety system", """
            {"errors":[{"code":"providerBadRequest","message":"… rejected by the safety system … safety_violations=[…]","taskUUID":"T"}]}
            """, [400, 200, 500], BodyMeaning.Failed, RunwareErrorCategory.ContentPolicy),
        ("bad first frame", """
            {"errors":[{"code":"invalidValueUploadFailed","message":"Processing parameter 'inputs.frameImages' failed.",
            "parameter":"inputs.frameImages","taskUUID":"T"}]}
            """, [400, 200], BodyMeaning.FailedIfRepeated, RunwareErrorCategory.Validation),
        ("unsupported parameter", """
            {"errors":[{"code":"unsupportedParameter","message":"Unsupported use of 'fps' parameter. …","parameter":"fps","taskUUID":"T",
            "taskType":"videoInference","documentation":"https://runware.ai/docs","baseModelArchitecture":"x"}]}
            """, [400, 200], BodyMeaning.FailedIfRepeated, RunwareErrorCategory.Validation),
        ("bare failed row", """{"data":[{"taskUUID":"T","status":"failed"}]}""", [200, 400, 500], BodyMeaning.Running, null),
        ("concurrency", """{"data":[],"errors":"""
            + """[{"taskType":"videoInference","taskUUID":"T","code":"concurrentRequestLimitExceeded","message":"Insufficient available """
            + """balance. Some of your credits are currently reserved for requests in progress. Please wait..."}]}""",
            [400, 200, 429], BodyMeaning.Nothing, null),
        ("credits", """{"errors":[{"code":"insufficientCredits","message":"Insufficient credits"}]}""",
            [402, 400, 200], BodyMeaning.Nothing, null),
        ("own credits", """
            {"data":[],"errors":[{"code":"videoInferenceInsufficientCredits","taskUUID":"T","taskType":"videoInference","message":"…"}]}
            """, [400, 402, 200], BodyMeaning.Nothing, null),
        ("overloaded", """
            {"errors":[{"code":"serviceOverloaded",
            "message":"The service is temporarily unavailable due to high demand. Please try again later.","taskUUID":"T","retryAfter":60}]}
            """, [429, 500, 200, 400], BodyMeaning.Nothing, null),
        ("task timeout", """{"errors":[{"code":"failedTaskTimeout","message":"Task processing timeout. Results were not received within """
            + """the expected time window. Please try again later.","taskUUID":"T"}]}""", [504, 400, 200], BodyMeaning.Nothing, null),
        ("task timeout marked as failed", """
            {"errors":[{"code":"failedTaskTimeout","message":"Task processing timeout.","taskUUID":"T","status":"error"}]}
            """, [504, 400, 200], BodyMeaning.Nothing, null),
        ("no code", """
            {"errors":[{"message":"Unknown error while reading results. Please try again later or contact support at …","taskUUID":"T"}]}
            """, [400, 200, 500], BodyMeaning.Nothing, null),
        ("not found", """{"data":[],"errors":[{"code":"taskNotFound","taskUUID":"T"}]}""", [404, 400, 200], BodyMeaning.NotFound, null),
        ("not found without data", """{"errors":[{"code":"taskNotFound","taskUUID":"T"}]}""", [404, 400, 200], BodyMeaning.NotFound, null),
        ("expired", """{"errors":[{"code":"taskExpired","taskUUID":"T","status":"error"}]}""", [410, 400, 200], BodyMeaning.NotFound, null),
        ("conflict", """{"errors":[{"code":"conflictTaskUUID","message":"used","taskUUID":"T"}]}""",
            [400, 409, 200], BodyMeaning.Nothing, null),
        ("conflict without code", """
            {"errors":[{"code":null,"message":"taskUUID already exists","parameter":"taskUUID","taskUUID":"T"}]}
            """, [400, 409, 200], BodyMeaning.Nothing, null),
        ("validation of the id", """
            {"errors":[{"code":"invalidTaskUUID","message":"Invalid value for 'taskUUID'.","parameter":"taskUUID","taskUUID":"T"}]}
            """, [400, 200], BodyMeaning.Nothing, null),
        ("finished, cost as text", """
            {"data":[{"taskType":"videoInference","taskUUID":"T","videoUUID":"V","videoURL":"https://files.scripted.test/1.mp4",
            "cost":"0.05"}]}
            """, [200, 400, 500], BodyMeaning.Succeeded, null),
        ("running row first", """
            {"data":[{"taskUUID":"T","status":"processing"},{"taskUUID":"T","status":"success","videoUUID":"V",
            "videoURL":"https://files.scripted.test/1.mp4"}]}
            """, [200], BodyMeaning.Succeeded, null),
        ("running row last", """
            {"data":[{"taskUUID":"T","status":"success","videoUUID":"V","videoURL":"https://files.scripted.test/1.mp4"},{"taskUUID":"T",
            "status":"processing"}]}
            """, [200], BodyMeaning.Succeeded, null),
        ("another's row first", """
            {"data":[{"taskUUID":"99999999-0000-4000-9000-000000000009","status":"error","code":"providerError"},{"taskUUID":"T",
            "status":"success","videoUUID":"V","videoURL":"https://files.scripted.test/1.mp4"}]}
            """, [200], BodyMeaning.Succeeded, null),
    ];

    public static TheoryData<string, int, BodyMeaning, RunwareErrorCategory?> Polls()
    {
        var polls = new TheoryData<string, int, BodyMeaning, RunwareErrorCategory?>();
        foreach (var (name, _, statuses, meaning, category) in All)
        {
            foreach (var status in statuses)
            {
                polls.Add(name, status, meaning, category);
            }
        }

        return polls;
    }

    public static string Json(string name) => Array.Find(All, body => body.Name == name).Json
        .Replace("\"T\"", $"\"{Id}\"", StringComparison.Ordinal)
        .Replace("\"V\"", $"\"{ScriptedCall.VideoId(1)}\"", StringComparison.Ordinal);
}
