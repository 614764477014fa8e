using System.Runtime.InteropServices;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>Makes a named pipe: a file that is none.</summary>
internal static class NamedPipe
{
    public static void Create(string path) => Assert.Equal(0, MakePipe(path, 0b110_110_110));

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
