using System.Buffers.Text;
using System.Globalization;
using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Reads from the kernel what each thread does. A thread that waits for a processor or for a disk is working, however long that takes; one
/// that waits for another thread, a message or a timer is not. The thread that recompiles code for speed counts like any other: it stops
/// the others for moments, and holds locks that they wait for.
/// </summary>
internal sealed class LinuxThreadActivity : ThreadActivity
{
    private readonly FileSystemEnumerable<int> _threads =
        new("/proc/self/task", (ref entry) => int.Parse(entry.FileName, CultureInfo.InvariantCulture), new() { AttributesToSkip = 0 });

    private readonly Dictionary<int, SafeFileHandle> _files = [];
    private readonly byte[] _buffer = new byte[4096];
    private List<ThreadLook> _looks = [];
    private List<ThreadLook> _looksBefore = [];
    private readonly HashSet<ThreadLook> _disregarded = [];

    /// <summary>Gets a value that indicates whether the kernel of this system provides this information.</summary>
    public static bool IsSupported
    {
        get
        {
            try
            {
                return OperatingSystem.IsLinux() && new LinuxThreadActivity().TryRead(Environment.ProcessId, out _);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private static ReadOnlySpan<byte> State => "\nState:\t"u8;

    private static ReadOnlySpan<byte> Sleeps => "\nvoluntary_ctxt_switches:\t"u8;

    /// <remarks>
    /// The threads are inspected one after another, twice. A thread that was asleep both times and did not wake up in between was asleep at
    /// the moment between the two passes; at that moment all of them were.
    /// </remarks>
    public override bool IsIdle()
    {
        if (ThreadPool.PendingWorkItemCount != 0 || !Look() || ThreadPool.PendingWorkItemCount != 0)
        {
            return false;
        }

        (_looks, _looksBefore) = (_looksBefore, _looks);
        return Look() && _looks.SequenceEqual(_looksBefore);
    }

    public override void Disregard()
    {
        Look();
        _disregarded.UnionWith(_looks.Where(look => look.IsAtWork));
    }

    /// <summary>Inspects each thread once. Returns whether only the current one is working.</summary>
    private bool Look()
    {
        _looks.Clear();
        foreach (int thread in _threads)
        {
            try
            {
                if (TryRead(thread, out ThreadLook look))
                {
                    _looks.Add(look);
                }
            }
            catch (IOException)
            {
                // The thread has ended. Another may get its number.
                _files.Remove(thread, out SafeFileHandle? file);
                file?.Dispose();
            }
        }

        // A thread that has slept since may now be working on anything.
        _disregarded.IntersectWith(_looks);
        return _looks.Count(look => look.IsAtWork && !_disregarded.Contains(look)) == 1;
    }

    private bool TryRead(int thread, out ThreadLook look)
    {
        look = default;
        if (!_files.TryGetValue(thread, out SafeFileHandle? file))
        {
            file = File.OpenHandle($"/proc/self/task/{thread}/status", share: FileShare.ReadWrite);
            _files.Add(thread, file);
        }

        ReadOnlySpan<byte> status = _buffer.AsSpan(0, RandomAccess.Read(file, _buffer, 0));
        int state = status.IndexOf(State) + State.Length, sleeps = status.IndexOf(Sleeps) + Sleeps.Length;
        if (state < State.Length || sleeps < Sleeps.Length || !Utf8Parser.TryParse(status[sleeps..], out long count, out _))
        {
            return false;
        }

        look = new ThreadLook(thread, count, status[state] is (byte)'R' or (byte)'D');
        return true;
    }

    private readonly record struct ThreadLook(int Thread, long Sleeps, bool IsAtWork);
}
