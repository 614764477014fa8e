using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace S3Upload;

/// <summary>Lets the service write objects into a bucket, and waits for them.</summary>
internal sealed class VideoBucket(IAmazonS3 s3, string name, TimeProvider timeProvider)
{
    // The URL is used when the video is ready: leave time for a queue, for the generation, and for repeated uploads.
    private static readonly TimeSpan UrlLifetime = TimeSpan.FromHours(6);

    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Creates a URL that allows one thing: a PUT of this object, until it expires.</summary>
    public async Task<Uri> CreateUploadUrlAsync(string key) => new(await s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest
    {
        BucketName = name,
        Key = key,
        Verb = HttpVerb.PUT,
        Protocol = s3.Config.ServiceURL?.StartsWith("http:", StringComparison.Ordinal) == true ? Protocol.HTTP : Protocol.HTTPS,
        Expires = timeProvider.GetUtcNow().Add(UrlLifetime).UtcDateTime,
    }));

    /// <summary>Waits until the object is there: the upload can come a moment after the video is reported as ready.</summary>
    public async Task<GetObjectMetadataResponse> WaitForObjectAsync(string key, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(UploadTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        while (true)
        {
            try
            {
                return await s3.GetObjectMetadataAsync(name, key, either.Token);
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), timeProvider, either.Token);
            }
        }
    }
}
