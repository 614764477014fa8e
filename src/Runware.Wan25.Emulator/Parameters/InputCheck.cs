using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Checks the input media: one first frame, or an audio track, or both.</summary>
internal static class InputCheck
{
    public static void Check(ParameterReader reader, MediaStore media, VideoTaskParameters parameters, bool hasAudioSetting)
    {
        // The older, flat form, which clients still send.
        CheckFrames(reader, "inputImage", media, parameters);
        if (reader.Nested("inputs", "frameImages", "audio") is not { } inputs)
        {
            return;
        }

        if (reader.Has("frameImages") && inputs.Has("frameImages"))
        {
            reader.Errors.Add(
                "incompatibleParameters",
                "The parameter frameImages cannot be used with inputs.frameImages.",
                "frameImages",
                "inputs.frameImages");
        }

        CheckFrames(inputs, "image", media, parameters);
        if (inputs.Has("audio") && hasAudioSetting)
        {
            reader.Errors.Add(
                "incompatibleParameters",
                "The parameter inputs.audio cannot be used with providerSettings.alibaba.audio.",
                "inputs.audio",
                "providerSettings.alibaba.audio");
        }

        if (inputs.Text("audio") is { } audio)
        {
            MediaCheck.Audio(inputs.PathOf("audio"), audio, media, parameters, reader.Errors);
        }
    }

    private static void CheckFrames(ParameterReader inputs, string imageName, MediaStore media, VideoTaskParameters parameters)
    {
        if (inputs.Any("frameImages") is not { } frames)
        {
            return;
        }

        parameters.HasFirstFrame = true;
        string path = inputs.PathOf("frameImages");
        if (frames.ValueKind != JsonValueKind.Array)
        {
            inputs.Errors.WrongType(path, "array");
        }
        else if (frames.GetArrayLength() != 1)
        {
            inputs.Errors.OutOfRange(path, "array", 1, 1);
        }
        else if (frames[0].ValueKind == JsonValueKind.String)
        {
            MediaCheck.Image($"{path}[0]", frames[0].GetString()!, media, parameters, inputs.Errors);
        }
        else if (frames[0].ValueKind == JsonValueKind.Object)
        {
            CheckPlacedFrame(new ParameterReader(frames[0], $"{path}[0].", inputs.Errors), imageName, media, parameters);
        }
        else
        {
            inputs.Errors.WrongType($"{path}[0]", "string");
        }
    }

    private static void CheckPlacedFrame(ParameterReader frame, string imageName, MediaStore media, VideoTaskParameters parameters)
    {
        frame.RefuseOthers(imageName, "frame");
        if (!frame.Has(imageName))
        {
            frame.Errors.Missing(frame.PathOf(imageName));
        }
        else if (frame.Text(imageName) is { } image)
        {
            MediaCheck.Image(frame.PathOf(imageName), image, media, parameters, frame.Errors);
        }

        // Index 0 is another name of the first frame; no other position is possible with this model's only image.
        bool isFirst = frame.Any("frame") switch
        {
            null => true,
            { ValueKind: JsonValueKind.String } name => name.ValueEquals("first"u8),
            { ValueKind: JsonValueKind.Number } index => index.TryGetInt64(out long number) && number == 0,
            _ => false,
        };
        if (!isFirst)
        {
            frame.Errors.NotAllowed(frame.PathOf("frame"), "string", ["first"]);
        }
    }
}
