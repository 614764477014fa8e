using Runware.Wan25.Benchmarks.Clients;

// Sends one video task to the address that it is given, and ends with the response.
using var http = new HttpClient();
var client = new FloorClient(http, new Uri(args[0]), "cold-start", TimeSpan.FromSeconds(1), TimeProvider.System);
await client.SubmitAsync(new VideoTask { PositivePrompt = "A lighthouse in a storm", Width = 1280, Height = 720 });
