using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Runware.Wan25.Downloads;

/// <summary>What .NET does not offer for files on Linux: their kind and owner, and making a folder's entries durable.</summary>
internal static class LinuxFileSystem
{
    private const string LibC = "libc";
    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const int OfHandle = 0x1000;
    private const uint BasicFields = 0x7FF;
    private const int CloseOnExec = 0x80000;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;

    /// <summary>Gets what is at a path; <see langword="null"/> where there is nothing or where that cannot be known.</summary>
    public static LinuxFileInfo? Find(string path, bool followLinks)
    {
        LinuxFileInfo? found = null;
        Try(() => found = StatX(CurrentFolder, Terminated(path), followLinks ? 0 : DoNotFollow, BasicFields, out StatXBuffer buffer) == 0
            ? ToInfo(buffer)
            : null);
        return found;
    }

    /// <summary>Gets what an open file is, whatever stands under its name by now.</summary>
    public static LinuxFileInfo? Find(SafeFileHandle file)
    {
        LinuxFileInfo? found = null;
        Try(() => found = StatX(file, Terminated(""), OfHandle, BasicFields, out StatXBuffer buffer) == 0 ? ToInfo(buffer) : null);
        return found;
    }

    /// <summary>Gives an open file to another owner, if this process may.</summary>
    public static void TryChangeOwner(SafeFileHandle file, uint userId, uint groupId) => Try(() => _ = FChOwn(file, userId, groupId));

    /// <summary>Makes a rename within a folder durable, if the file system can.</summary>
    public static void TryFlushFolder(string path) => Try(() =>
    {
        using var folder = new SafeFileHandle(Open(Terminated(path), CloseOnExec), ownsHandle: true);
        if (!folder.IsInvalid)
        {
            RandomAccess.FlushToDisk(folder);
        }
    });

    private static void Try(Action call)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            call();
        }
        catch (Exception exception) when (IsMissing(exception) || exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static LinuxFileInfo ToInfo(in StatXBuffer buffer) =>
        new((buffer.Mode & KindMask) == RegularKind, buffer.UserId, buffer.GroupId);

    // On an old or unusual C library.
    private static bool IsMissing(Exception exception) => exception is DllNotFoundException or EntryPointNotFoundException;

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport(LibC, EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, out StatXBuffer buffer);

    [DllImport(LibC, EntryPoint = "statx", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(SafeFileHandle file, byte[] path, int flags, uint mask, out StatXBuffer buffer);

    [DllImport(LibC, EntryPoint = "fchown", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FChOwn(SafeFileHandle file, uint userId, uint groupId);

    [DllImport(LibC, EntryPoint = "open", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    /// <summary>The kernel's own structure, the same on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXBuffer
    {
        [FieldOffset(20)]
        public uint UserId;

        [FieldOffset(24)]
        public uint GroupId;

        [FieldOffset(28)]
        public ushort Mode;
    }
}

internal readonly record struct LinuxFileInfo(bool IsRegular, uint UserId, uint GroupId);
