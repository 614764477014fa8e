using Runware.Wan25.Emulator;
using WebApi;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// The SDK, with its settings from configuration: Wan25:ApiKey (keep it in a secret store), Wan25:Polling:MaxDelay and so on.
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
builder.Services.AddWan25ProblemDetails();
builder.Services.AddHealthChecks().AddWan25Check();
builder.Services.AddOpenApi(options => options.AddWan25Schemas());
await using RunwareEmulator? emulator = await EmulatorSetup.StartIfNoKeyAsync(builder);

// Webhooks: off until Wan25:Webhooks:PublicBaseUrl says how the service reaches this application. Wan25:Webhooks:Secrets:0 signs them.
builder.Services.AddWan25Webhooks(builder.Configuration.GetSection("Wan25:Webhooks"));

// A POST returns as soon as the video is submitted; the waiting continues in the background.
builder.Services.AddSingleton<VideoStore>();
builder.Services.AddHostedService<VideoWaiter>();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, WebApiJson.Default));
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);

WebApplication app = builder.Build();
EmulatorSetup.LogServiceInfo(app, emulator);
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapVideos();
app.MapHealthChecks("/health");
app.MapOpenApi();
app.MapWan25Webhooks("/hooks/wan25");

await app.RunAsync();
