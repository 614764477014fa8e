using Runware.Wan25.Emulator;
using VideoStudio;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddOptions<StudioOptions>().BindConfiguration(StudioOptions.Section).ValidateOnStart();

// The service, or an emulator that costs nothing.
await using RunwareEmulator? emulator = await VideoService.AddAsync(builder);

// The jobs, and the handler that downloads the videos of completed jobs into a folder.
JobStorage.Add(builder);
builder.Services.AddSingleton<VideoFolder>();
builder.Services.AddSingleton<DeletedJobs>();
builder.Services.AddSingleton<JobSearch>();
builder.Services.AddSingleton<RecentJobs>();
builder.Services.AddSingleton<AccountBalanceCache>();

// Off, with one line in the log, until Webhooks:PublicBaseUrl says how the service reaches this application.
builder.Services.AddWan25Webhooks(builder.Configuration.GetSection("Webhooks"));
builder.Services.AddHealthChecks().AddWan25Check().AddWan25JobsCheck();
builder.Services.AddWan25ProblemDetails();
builder.Services.AddOpenApi(options => options.AddWan25Schemas());
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, StudioJson.Default));

WebApplication app = builder.Build();
VideoService.LogServiceInfo(app);
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseMiddleware<SecurityHeaders>();
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapStudioApi();
app.MapHealthChecks("/health");
app.MapOpenApi();
app.MapWan25Webhooks("/hooks/wan25");

await app.RunAsync();
