using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Checks a videoInference task against the model page and reports all errors at once.</summary>
internal static class VideoTaskParametersCheck
{
    private static readonly string[] KnownKeys =
    [
        "taskType", "taskUUID", "model", "positivePrompt", "negativePrompt", "outputType", "outputFormat", "outputQuality", "webhookURL",
        "deliveryMethod", "uploadEndpoint", "safety", "ttl", "includeCost", "numberResults", "inputs", "width", "height", "resolution",
        "duration", "seed", "providerSettings", "frameImages", "checkNSFW",
    ];

    /// <summary>Reads the parameters, which are valid only if <paramref name="errors"/> stays empty.</summary>
    public static VideoTaskParameters Check(JsonElement task, MediaStore media, ParameterErrors errors)
    {
        var parameters = new VideoTaskParameters();
        var reader = new ParameterReader(task, string.Empty, errors);
        reader.RefuseOthers(KnownKeys);
        CheckTaskId(reader);
        CheckModel(reader);
        parameters.Prompt = CheckPrompt(reader, "positivePrompt", ServiceLimits.MaxPositivePromptLength, required: true);
        CheckPrompt(reader, "negativePrompt", ServiceLimits.MaxNegativePromptLength, required: false);
        DeliveryCheck.Check(reader, parameters);
        CheckDuration(reader, parameters);
        parameters.Seed = reader.Integer("seed", 0, ServiceLimits.MaxSeed);
        bool audioSetting = CheckProviderSettings(reader);
        InputCheck.Check(reader, media, parameters, audioSetting);
        SizeCheck.Check(reader, parameters);
        return parameters;
    }

    private static void CheckTaskId(ParameterReader reader)
    {
        if (!reader.Has("taskUUID"))
        {
            reader.Errors.Missing("taskUUID");
        }
        else if (reader.Text("taskUUID") is { } text && !IsTaskId(text))
        {
            reader.Errors.WrongType("taskUUID", "UUIDv4");
        }
    }

    /// <summary>Version 4 is documented, and version 7 was observed to be accepted.</summary>
    private static bool IsTaskId(string text) =>
        Guid.TryParseExact(text, "D", out _) && text[14] is '4' or '7' && text[19] is '8' or '9' or 'a' or 'b' or 'A' or 'B';

    private static void CheckModel(ParameterReader reader)
    {
        if (!reader.Has("model"))
        {
            reader.Errors.Missing("model");
        }
        else
        {
            reader.OneOf("model", ServiceLimits.Model, ServiceLimits.Slug);
        }
    }

    private static string CheckPrompt(ParameterReader reader, string name, int maxLength, bool required)
    {
        if (!reader.Has(name))
        {
            if (required)
            {
                reader.Errors.Missing(name);
            }

            return string.Empty;
        }

        string? text = reader.Text(name);
        if (text is not null && CodePoints(text) is var length && (length < 1 || length > maxLength))
        {
            reader.Errors.BadLength(name, maxLength);
        }

        return text ?? string.Empty;
    }

    private static int CodePoints(string text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static void CheckDuration(ParameterReader reader, VideoTaskParameters parameters)
    {
        if (reader.Any("duration") is not { } value)
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            reader.Errors.WrongType("duration", "float");
        }
        else if (value.TryGetDouble(out double seconds) && ServiceLimits.Durations.Any(allowed => allowed == seconds))
        {
            parameters.Seconds = (int)seconds;
        }
        else
        {
            reader.Errors.Add(new TaskError
            {
                Code = "unsupportedDuration",
                Message = "Invalid value for duration parameter. This duration is not supported by the model architecture.",
                Parameters = ["duration"],
                Type = "float",
                AllowedNumbers = ServiceLimits.Durations,
                TaskId = reader.Errors.TaskId,
            });
        }
    }

    private static bool CheckProviderSettings(ParameterReader reader)
    {
        if (reader.Nested("providerSettings", "alibaba")?.Nested("alibaba", "audio", "promptExtend") is not { } alibaba)
        {
            return false;
        }

        alibaba.Flag("promptExtend");
        alibaba.Flag("audio");
        return alibaba.Has("audio");
    }
}
