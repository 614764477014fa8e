using System.Reflection;

namespace Runware.Wan25.Transport;

/// <summary>The User-Agent header of the client.</summary>
internal static class UserAgent
{
    public static string Text { get; } = "runware-wan25-dotnet/" + (typeof(UserAgent).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0");
}
