using System.Reflection;

namespace Aivors.ServiceDefaults;

/// <summary>Which build is running.</summary>
public static class ProgramVersion
{
    /// <summary>Such as <c>0.1.0</c>, without the build's own mark.</summary>
    public static string Of(Assembly program) =>
        program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
