using Runware.Wan25;

// Sends one video task to the address that it is given, and ends with the response.
using var client = new Wan25Client(new Wan25ClientOptions { ApiKey = "cold-start", Endpoint = new Uri(args[0]) });
await client.SubmitAsync(VideoRequest.FromText("A lighthouse in a storm").WithSize(VideoSize.Landscape720p).Build());
