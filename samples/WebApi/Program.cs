using Runware.Wan25.Emulator;
using WebApi;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// The SDK, with its settings from configuration: Wan25:ApiKey (from a secret store, please), Wan25:Polling:MaxDelay and so on.
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
await using RunwareEmulator? emulator = await LocalRunware.StartIfNoKeyAsync(builder);

// A submission is answered at once; the waiting goes on in the background.
builder.Services.AddSingleton<VideoStore>();
builder.Services.AddHostedService<VideoWaiter>();

builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, WebApiJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<ProblemHandler>();
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

WebApplication app = builder.Build();
LocalRunware.SayWhoPays(app, emulator);
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapVideos();
await app.RunAsync();
