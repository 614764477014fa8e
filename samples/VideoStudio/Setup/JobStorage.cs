using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>Where the jobs are: in a file beside the application, or in PostgreSQL for several nodes.</summary>
internal static class JobStorage
{
    private const string Section = "Jobs";

    public static void Add(WebApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(Section);
        string provider = section["Provider"] ?? "sqlite";
        string? connection = section["ConnectionString"];
        builder.Services.AddWan25Jobs(jobs =>
        {
            switch (provider)
            {
                case "sqlite":
                    jobs.UseSqlite(connection ?? $"Data Source={StudioPaths.Of(builder).Jobs}");
                    break;
                case "postgres":
                    jobs.UsePostgres(connection ?? throw new InvalidOperationException("Jobs:Provider is postgres: Jobs:ConnectionString is needed."));
                    break;
                default:
                    throw new InvalidOperationException($"Jobs:Provider must be sqlite or postgres; it is {provider}.");
            }

            section.Bind(jobs);
        });
        builder.Services.AddSingleton<IVideoJobHandler, EndedJobs>();
    }
}
