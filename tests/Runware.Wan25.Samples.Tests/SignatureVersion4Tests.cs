using System.Globalization;
using System.Web;
using Amazon.Runtime;
using Amazon.S3;
using S3Upload;

namespace Runware.Wan25.Samples.Tests;

public class SignatureVersion4Tests
{
    /// <summary>The example of "Authenticating Requests: Using Query Parameters" in the API reference of S3.</summary>
    [Fact]
    public void The_published_example_has_the_published_signature()
    {
        var query = new Dictionary<string, string>
        {
            ["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256",
            ["X-Amz-Credential"] = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
            ["X-Amz-Date"] = "20130524T000000Z",
            ["X-Amz-Expires"] = "86400",
            ["X-Amz-SignedHeaders"] = "host",
        };

        Assert.Equal(
            "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            SignatureVersion4.OfUrl(
                "GET", "examplebucket.s3.amazonaws.com", "/test.txt", query, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
    }

    [Theory]
    [InlineData("videos/4711.mp4", null)]
    [InlineData("videos/a lighthouse (1)+ä.mp4", null)]
    [InlineData("videos/4711.mp4", "http://127.0.0.1:9000")]
    public async Task The_samples_url_is_signed_for_its_object_alone(string key, string? serviceUrl)
    {
        var settings = new AmazonS3Config { AuthenticationRegion = "eu-central-1" };
        if (serviceUrl is null)
        {
            settings.RegionEndpoint = Amazon.RegionEndpoint.EUCentral1;
        }
        else
        {
            (settings.ServiceURL, settings.ForcePathStyle) = (serviceUrl, true);
        }

        using var s3 = new AmazonS3Client(new BasicAWSCredentials("test-access", "test-secret"), settings);
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        Uri url = await new VideoBucket(s3, "films", TimeProvider.System).CreateUploadUrlAsync(key);
        DateTimeOffset after = TimeProvider.System.GetUtcNow();

        var parsed = HttpUtility.ParseQueryString(url.Query);
        var query = parsed.AllKeys.ToDictionary(name => name!, name => parsed[name]!);
        string SignatureOf(string path) => SignatureVersion4.OfUrl("PUT", url.Authority, path, query, "test-secret");
        Assert.Equal(query["X-Amz-Signature"], SignatureOf(url.AbsolutePath));
        Assert.NotEqual(query["X-Amz-Signature"], SignatureOf(url.AbsolutePath + "x"));

        // Six hours from the call. The AWS SDK has a clock of its own, and both of its numbers are whole seconds, rounded down.
        DateTimeOffset signed = DateTimeOffset.ParseExact(
            query["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        DateTimeOffset expiry = signed.AddSeconds(int.Parse(query["X-Amz-Expires"], CultureInfo.InvariantCulture));
        Assert.InRange(expiry, before.AddHours(6).AddSeconds(-2), after.AddHours(6));
    }
}
