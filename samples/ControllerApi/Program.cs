using Runware.Wan25.Emulator;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
builder.Services.AddWan25ProblemDetails();     // what the client throws becomes problem details
builder.Services.AddControllers();
builder.Services.AddOpenApi(options => options.AddWan25Schemas());
builder.Services.AddHealthChecks().AddWan25Check();

// Without a key in its own configuration, a local emulator replaces the service during development: no account, no money.
if (builder.Environment.IsDevelopment() && builder.Configuration["Wan25:ApiKey"] is null)
{
    builder.Services.UseWan25Emulator(await RunwareEmulator.StartAsync());
}

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapControllers();
app.MapOpenApi();
app.MapHealthChecks("/health");
await app.RunAsync();
