namespace Runware.Wan25.Emulator;

/// <summary>Serves a result as a file: its bytes, its ETag, and the requested range.</summary>
internal static class VideoFile
{
    public static TwoPartBody Content(VideoItem video)
    {
        ClipFormat format = video.Task.Parameters.Format;
        return new TwoPartBody(
            ClipLibrary.Get(format, video.Task.Parameters.Seconds), ClipIdentityBox.Create(format, video.VideoId, video.Revision));
    }

    public static EmulatedResponse Serve(EmulatedRequest request, VideoItem video, RequestFaultPlan plan)
    {
        TwoPartBody file = Content(video);
        string tag = $"\"{video.VideoId:N}-{video.Revision}\"";
        var response = new EmulatedResponse
        {
            ContentType = video.Task.Parameters.Format.ContentType(),
            Body = file,
            HeadOnly = request.Method == "HEAD",
        };
        response.With("Accept-Ranges", "bytes");
        if (plan.EntityTag != EntityTags.None)
        {
            response.With("ETag", plan.EntityTag == EntityTags.Weak ? "W/" + tag : tag);
        }

        bool isSame = request.Header("If-Range") is not { } condition || (condition == tag && plan.EntityTag == EntityTags.Strong);
        if (request.Header("Range") is { } range && isSame && !plan.IgnoreRange && !response.HeadOnly)
        {
            Narrow(response, file, range);
        }

        return response;
    }

    private static void Narrow(EmulatedResponse response, TwoPartBody file, string range)
    {
        if (!ByteRange.TryParse(range, file.Length, out ByteRange wanted))
        {
            return;
        }

        if (wanted.Start >= file.Length)
        {
            response.Status = 416;
            response.Body = default;
            response.With("Content-Range", $"bytes */{file.Length}");
            return;
        }

        response.Status = 206;
        response.Body = file.Slice(wanted.Start, wanted.Count);
        response.With("Content-Range", $"bytes {wanted.Start}-{wanted.Start + wanted.Count - 1}/{file.Length}");
    }
}
