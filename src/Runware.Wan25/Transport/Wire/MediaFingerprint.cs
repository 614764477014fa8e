using System.Security.Cryptography;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Remembers what local media was like as far as it was ever read, so that each later reading can be compared with it. Every reading goes
/// through the same pieces, so the point up to which something is known is always the end of one.
/// </summary>
internal sealed class MediaFingerprint
{
    private volatile Known _known = new(-1, []);

    /// <summary>Begins a reading from the first byte.</summary>
    public Pass Begin() => new(this);

    private sealed record Known(long Length, byte[] Hash);

    /// <summary>One reading. Disposing it keeps what it learnt.</summary>
    internal sealed class Pass(MediaFingerprint fingerprint) : IDisposable
    {
        private readonly Known _expected = fingerprint._known;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;
        private bool _differs;

        /// <summary>Takes the next piece.</summary>
        /// <exception cref="SourceChangedException">Up to here, the content is not what an earlier reading found.</exception>
        public void Append(ReadOnlySpan<byte> piece)
        {
            _hash.AppendData(piece);
            _length += piece.Length;
            if (_length == _expected.Length && !_hash.GetCurrentHash().AsSpan().SequenceEqual(_expected.Hash))
            {
                _differs = true;
                throw new SourceChangedException("The content of the local media has changed since an earlier attempt.");
            }
        }

        public void Dispose()
        {
            if (!_differs && _length > _expected.Length)
            {
                fingerprint._known = new(_length, _hash.GetCurrentHash());
            }

            _hash.Dispose();
        }
    }
}
