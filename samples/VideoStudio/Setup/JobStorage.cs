using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Configures jobs from the section <c>Jobs</c>: an SQLite file, or PostgreSQL for several nodes, and the limits.</summary>
internal static class JobStorage
{
    private const string Section = "Jobs";

    public static void Add(WebApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(Section);
        Wan25JobsBuilder jobs = builder.Services.AddWan25Jobs(jobs => jobs.Configure(section).AddHandler<DownloadHandler>());
        string? connection = section["ConnectionString"];
        switch (section["Provider"] ?? "sqlite")
        {
            case "sqlite":
                jobs.UseSqlite(connection ?? $"Data Source={StudioPaths.Of(builder).Jobs}");
                break;
            case "postgres":
                jobs.UsePostgres(connection ?? throw new InvalidOperationException(
                    "Jobs:Provider is postgres, but Jobs:ConnectionString is not set.")).UseClustering();
                break;
            case var other:
                throw new InvalidOperationException($"Jobs:Provider must be sqlite or postgres; it is {other}.");
        }
    }
}
