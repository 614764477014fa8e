namespace VideoStudio;

/// <summary>Provides the paths of the studio.</summary>
internal sealed class StudioPaths(IHostEnvironment environment, StudioOptions options)
{
    private string Data => Path.Combine(environment.ContentRootPath, options.Data);

    public string Videos => options.Videos is { Length: > 0 } own
        ? Path.Combine(environment.ContentRootPath, own)
        : Path.Combine(Data, "videos");

    public string Jobs => Path.Combine(Data, "jobs.db");

    public string Emulator => Path.Combine(Data, "emulator.jsonl");

    public static StudioPaths Of(WebApplicationBuilder builder)
    {
        var options = new StudioOptions();
        builder.Configuration.GetSection(StudioOptions.Section).Bind(options);
        var paths = new StudioPaths(builder.Environment, options);
        Directory.CreateDirectory(paths.Data);
        return paths;
    }
}
