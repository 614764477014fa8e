using Amazon.S3;
using Amazon.S3.Model;
using Runware.Wan25;
using Runware.Wan25.Emulator;
using S3Upload;

// Orders a video that the service puts straight into a bucket: it never passes through this process.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
builder.Services.AddSingleton(TimeProvider.System);
IConfigurationSection storage = builder.Configuration.GetSection("Storage");
string bucketName = storage["Bucket"]
    ?? throw new InvalidOperationException("Set Storage:Bucket, for example with --Storage:Bucket=videos.");
string order = builder.Configuration["Order"] ?? "lighthouse";

// Without a key in its own configuration, a local emulator replaces the service during development: no account, no money.
if (builder.Environment.IsDevelopment() && builder.Configuration["Wan25:ApiKey"] is null)
{
    builder.Services.UseWan25Emulator(await RunwareEmulator.StartAsync());
}

// Credentials come from where the AWS SDK looks for them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, a role.
var settings = new AmazonS3Config { AuthenticationRegion = storage["Region"] ?? "us-east-1" };
if (storage["ServiceUrl"] is { } serviceUrl)
{
    settings.ServiceURL = serviceUrl;     // MinIO, Cloudflare R2, Ceph…
    settings.ForcePathStyle = true;
}

using IHost host = builder.Build();
await host.StartAsync();
CancellationToken stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
IWan25Client client = host.Services.GetRequiredService<IWan25Client>();
using var s3 = new AmazonS3Client(settings);
var bucket = new VideoBucket(s3, bucketName, host.Services.GetRequiredService<TimeProvider>());

// One result for each URL. With a key, running this again under the same order does not pay again.
string objectKey = $"videos/{order}.mp4";
VideoRequest request = VideoRequest.FromText(builder.Configuration["Prompt"] ?? "A lighthouse in a storm")
    .WithIdempotencyKey("samples/S3Upload", order)
    .WithUploadEndpoint(await bucket.CreateUploadUrlAsync(objectKey))
    .Build();
VideoResult result = await client.GenerateAsync(request, stopping);
Console.WriteLine($"{result.OperationId} is ready, {result.TotalCost} USD");

GetObjectMetadataResponse stored = await bucket.WaitForObjectAsync(objectKey, stopping);
Console.WriteLine($"s3://{bucketName}/{objectKey}: {stored.ContentLength} bytes");
await host.StopAsync(CancellationToken.None);
