using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Runware.Wan25;
using Runware.Wan25.Emulator;

// Makes one video and prints what OpenTelemetry sees of it. Replace the console exporters with AddOtlpExporter for a collector.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource(Wan25Telemetry.SourceName, "Telemetry").AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter(Wan25Telemetry.MeterName).AddConsoleExporter());

// Without a key in its own configuration, a local emulator replaces the service during development: no account, no money.
if (builder.Environment.IsDevelopment() && builder.Configuration["Wan25:ApiKey"] is null)
{
    builder.Services.UseWan25Emulator(RunwareEmulator.CreateInProcess());
}

using IHost host = builder.Build();
await host.StartAsync();
CancellationToken stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
IWan25Client client = host.Services.GetRequiredService<IWan25Client>();

// The SDK's span, from the submission to the last video, becomes a child of the application's own.
using var source = new ActivitySource("Telemetry");
using (Activity? order = source.StartActivity("order lighthouse"))
{
    VideoResult result = await client.GenerateAsync(VideoRequest.FromText("A lighthouse in a storm").Build(), stopping);
    order?.SetTag("operation.id", result.OperationId);
}

// Both exporters write what they still hold when the host is disposed.
await host.StopAsync(CancellationToken.None);
