using Runware.Wan25.Emulator;
using Worker;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
builder.Services.Configure<WorkerOptions>(builder.Configuration.GetSection("Worker"));
builder.Services.AddHostedService<InboxWorker>();

// Without a key in its own configuration, a local emulator replaces the service during development: no account, no money.
if (builder.Environment.IsDevelopment() && builder.Configuration["Wan25:ApiKey"] is null)
{
    builder.Services.UseWan25Emulator(RunwareEmulator.CreateInProcess());
}

await builder.Build().RunAsync();
