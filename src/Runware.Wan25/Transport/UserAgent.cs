using System.Reflection;

namespace Runware.Wan25.Transport;

/// <summary>How the client names itself to the service, which counts its clients by User-Agent.</summary>
internal static class UserAgent
{
    public static string Version { get; } = typeof(UserAgent).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static string Text { get; } = $"runware-wan25-dotnet/{Version}";
}
