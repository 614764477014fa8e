using System.Globalization;

namespace Runware.Wan25.Requests;

/// <summary>The values of the parameters that are lists, as the service spells them. Each list stands in the order of its enum.</summary>
internal static class WireValues
{
    public const string TaskType = "videoInference";
    public const string Model = "runware:201@1";
    public const string OutputType = "URL";
    public const string DeliveryMethod = "async";
    public const string FirstFrame = "first";

    public static readonly string[] Resolutions = ["480p", "720p", "1080p"];
    public static readonly string[] OutputFormats = ["MP4", "WEBM", "MOV"];
    public static readonly string[] SafetyModes = ["none", "fast", "full"];

    /// <summary>The text of a value, or its number where the list has none: a request without validation sends what it was given.</summary>
    public static string Text(string[] list, int value) =>
        IsIn(list, value) ? list[value] : value.ToString(CultureInfo.InvariantCulture);

    public static bool IsIn(string[] list, int value) => (uint)value < (uint)list.Length;
}
