using System.Security.Cryptography;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Stores a hash of local media as far as it was ever read, so that later reads can be compared with it. Every read uses the same pieces,
/// so the hash always ends at the end of a piece.
/// </summary>
internal sealed class MediaFingerprint
{
    private volatile Prefix _prefix = new(-1, []);

    /// <summary>Begins a read from the first byte.</summary>
    public Pass Begin() => new(this);

    private sealed record Prefix(long Length, byte[] Hash);

    /// <summary>One read. Disposal stores its hash.</summary>
    internal sealed class Pass(MediaFingerprint fingerprint) : IDisposable
    {
        private readonly Prefix _expected = fingerprint._prefix;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;
        private bool _differs;

        /// <exception cref="SourceChangedException">The content differs from an earlier read.</exception>
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
                fingerprint._prefix = new(_length, _hash.GetCurrentHash());
            }

            _hash.Dispose();
        }
    }
}
