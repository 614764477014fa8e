using System.Globalization;

namespace Runware.Wan25.Cluster;

/// <summary>Represents the options of a run.</summary>
internal sealed record ClusterPlan
{
    public const string Usage = """
        Runs studios on one PostgreSQL, kills them, stops the database, drops the service's responses, and checks the result.

        short                40 jobs, 2 kills
        long                 500 jobs, 25 kills, 2 stops of the database
        scale <n> <store>    measures a queue of n jobs in sqlite or postgres, without studios

        --jobs <n>           jobs
        --nodes <n>          studios
        --kills <n>          SIGKILLs, one studio at a time
        --outages <n>        stops of the database, a few seconds each
        --limit <n>          jobs that the whole cluster may run at once; default: no limit
        --seed <n>           which studio is killed when
        --max-running <n>    videos that the service takes at once; default: any number
        --world <choices>    how the service behaves where nobody knows: Option=Value,… or documented
        --verbose            print the output of the studios
        """;

    public int Jobs { get; private init; } = 40;

    public int Nodes { get; private init; } = 3;

    public int Kills { get; private init; } = 2;

    public int Outages { get; private init; } = 1;

    public int? Limit { get; private init; }

    public int Seed { get; private init; } = 25;

    public int? MaxRunning { get; private init; }

    public string World { get; private init; } = "";

    public bool IsVerbose { get; private init; }

    public int RunningPerNode => IsLong ? 10 : 5;

    /// <summary>The generation time, long enough that a kill meets running jobs.</summary>
    public (TimeSpan Min, TimeSpan Max) GenerationTime =>
        IsLong ? (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10)) : (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));

    /// <summary>The time after which a run with unfinished jobs fails.</summary>
    public TimeSpan Timeout => TimeSpan.FromSeconds(60 + (2 * Jobs));

    private bool IsLong => Jobs > 100;

    /// <returns>Null when the arguments cannot be understood.</returns>
    public static ClusterPlan? Parse(IReadOnlyList<string> args)
    {
        var plan = (args.Count > 0 ? args[0] : "") switch
        {
            "short" => new ClusterPlan(),
            "long" => new ClusterPlan { Jobs = 500, Kills = 25, Outages = 2 },
            _ => null,
        };
        for (var at = 1; at < args.Count && plan is not null; at++)
        {
            plan = args[at] == "--verbose" ? plan with { IsVerbose = true }
                : args[at] == "--world" && at + 1 < args.Count ? plan with { World = args[++at] }
                : at + 1 < args.Count && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? plan.With(args[at++], number)
                    : null;
        }

        return plan;
    }

    private ClusterPlan? With(string option, int number) => option switch
    {
        "--jobs" => this with { Jobs = number },
        "--nodes" when number > 0 => this with { Nodes = number },
        "--kills" => this with { Kills = number },
        "--outages" => this with { Outages = number },
        "--limit" when number > 0 => this with { Limit = number },
        "--seed" => this with { Seed = number },
        "--max-running" when number > 0 => this with { MaxRunning = number },
        _ => null,
    };
}
