using BlazorProgress.Components;
using Runware.Wan25.Emulator;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

// Without a key in its own configuration, a local emulator replaces the service during development: no account, no money.
if (builder.Environment.IsDevelopment() && builder.Configuration["Wan25:ApiKey"] is null)
{
    builder.Services.UseWan25Emulator(await RunwareEmulator.StartAsync(new() { ReportProgress = true }));
}

WebApplication app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
