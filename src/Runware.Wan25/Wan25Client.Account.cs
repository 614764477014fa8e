namespace Runware.Wan25;

/// <content>What concerns the account: its stored media, its credits and its key.</content>
public sealed partial class Wan25Client
{
    /// <inheritdoc/>
    public Task<MediaReference> UploadAsync(ImageInput image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return WhileOpenAsync(token => _account.UploadAsync(image, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<MediaReference> UploadAsync(AudioSource audio, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        return WhileOpenAsync(token => _account.UploadAsync(audio, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default) =>
        WhileOpenAsync(_account.GetBalanceAsync, cancellationToken);

    /// <inheritdoc/>
    public Task PingAsync(CancellationToken cancellationToken = default) => WhileOpenAsync(_account.PingAsync, cancellationToken);
}
