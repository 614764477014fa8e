namespace Runware.Wan25.Emulator;

/// <summary>
/// A binary heap of timers that also stores each timer's position, so that changing or disposing one of thousands costs O(log n).
/// </summary>
internal sealed class TimerHeap
{
    private VirtualTimer[] _items = new VirtualTimer[16];

    public int Count { get; private set; }

    public VirtualTimer? First => Count == 0 ? null : _items[0];

    public bool IsAnyDue(long dueTicks) => Array.Exists(_items, timer => timer?.DueTicks == dueTicks);

    public void Add(VirtualTimer timer)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        Count++;
        Rise(timer, Count - 1);
    }

    public void Remove(VirtualTimer timer)
    {
        int hole = timer.HeapIndex;
        if (hole < 0)
        {
            return;
        }

        timer.HeapIndex = -1;
        Count--;
        VirtualTimer last = _items[Count];
        _items[Count] = null!;
        if (ReferenceEquals(last, timer))
        {
            return;
        }

        if (hole > 0 && last.IsDueBefore(_items[(hole - 1) / 2]))
        {
            Rise(last, hole);
        }
        else
        {
            Sink(last, hole);
        }
    }

    private void Rise(VirtualTimer timer, int index)
    {
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (!timer.IsDueBefore(_items[parent]))
            {
                break;
            }

            Place(_items[parent], index);
            index = parent;
        }

        Place(timer, index);
    }

    private void Sink(VirtualTimer timer, int index)
    {
        while (true)
        {
            int child = (2 * index) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && _items[child + 1].IsDueBefore(_items[child]))
            {
                child++;
            }

            if (!_items[child].IsDueBefore(timer))
            {
                break;
            }

            Place(_items[child], index);
            index = child;
        }

        Place(timer, index);
    }

    private void Place(VirtualTimer timer, int index)
    {
        _items[index] = timer;
        timer.HeapIndex = index;
    }
}
