using System.Reflection;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Emulator.Tests.Worlds;

/// <summary>One value for all uncertain behaviours: complete, printable, and settable as text and over HTTP.</summary>
public class ServiceWorldTests
{
    /// <summary>The options that are not about the behaviour of the real service.</summary>
    private static readonly string[] Setup =
    [
        nameof(RunwareEmulatorOptions.TimeProvider), nameof(RunwareEmulatorOptions.Port), nameof(RunwareEmulatorOptions.ApiKey),
        nameof(RunwareEmulatorOptions.Seed), nameof(RunwareEmulatorOptions.StateFile), nameof(RunwareEmulatorOptions.GenerationTime),
        nameof(RunwareEmulatorOptions.ReportProgress), nameof(RunwareEmulatorOptions.Balance), nameof(RunwareEmulatorOptions.MaxRunning),
        nameof(RunwareEmulatorOptions.AcceptUnknownMedia), nameof(RunwareEmulatorOptions.OutgoingHandler),
        nameof(RunwareEmulatorOptions.OutgoingAttempts), nameof(RunwareEmulatorOptions.MaxRecordedStringLength),
    ];

    public static TheoryData<string> Names => new(ServiceWorld.Options.Select(option => option.Name));

    [Fact]
    public void Every_property_is_setup_or_an_option_of_the_world()
    {
        IEnumerable<string> properties = typeof(RunwareEmulatorOptions).GetProperties().Select(property => property.Name);

        Assert.Equal(properties.Order(), Setup.Concat(ServiceWorld.Options.Select(option => option.Name)).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_value_reaches_its_property_is_copied_and_printed(string name)
    {
        WorldOption option = ServiceWorld.Options.Single(known => known.Name == name);
        PropertyInfo property = typeof(RunwareEmulatorOptions).GetProperty(name)!;
        string standard = option.Get(new RunwareEmulatorOptions());
        var seen = new HashSet<object?>();
        foreach (string value in option.Values)
        {
            var options = new RunwareEmulatorOptions();
            Assert.True(option.TrySet(options, value));
            Assert.Equal(value, option.Get(options));
            Assert.True(seen.Add(property.GetValue(options)));

            var world = new ServiceWorld(options);
            Assert.Equal(property.GetValue(options), property.GetValue(world.ApplyTo(new RunwareEmulatorOptions())));
            Assert.Equal(value == standard ? "defaults" : $"{name}={value}", world.ToString());
        }

        Assert.Contains(standard, option.Values);
        Assert.False(option.TrySet(new RunwareEmulatorOptions(), "unheard-of"));
    }

    [Fact]
    public void A_world_is_a_copy_and_leaves_the_setup_alone()
    {
        var options = new RunwareEmulatorOptions { UnknownTask = UnknownTaskResponse.EmptyData, Seed = 7 };
        var world = new ServiceWorld(options);
        options.UnknownTask = UnknownTaskResponse.TaskNotFound;
        var target = new RunwareEmulatorOptions { Seed = 8 };

        Assert.Same(target, world.ApplyTo(target));
        Assert.Equal((UnknownTaskResponse.EmptyData, 8), (target.UnknownTask, target.Seed));
    }

    [Fact]
    public void The_documented_world_differs_from_what_is_likely()
    {
        Assert.Contains("UnknownTask=EmptyData", ServiceWorld.Documented.ToString(), StringComparison.Ordinal);
        Assert.Contains("TaskIdUniqueness=Forever", ServiceWorld.Documented.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_any_number_of_seconds()
    {
        WorldOption retention = ServiceWorld.Options.Single(option => option.Name == nameof(RunwareEmulatorOptions.LiveRetention));
        var options = new RunwareEmulatorOptions();

        Assert.True(retention.TrySet(options, "1.5"));
        Assert.Equal(TimeSpan.FromSeconds(1.5), options.LiveRetention);
        Assert.All(["-1", "none", "1e400", ""], value => Assert.False(retention.TrySet(options, value)));
        Assert.Equal(
            TimeSpan.MaxValue,
            new ServiceWorld(new RunwareEmulatorOptions { LiveRetention = TimeSpan.MaxValue }).ApplyTo(options).LiveRetention);
    }

    [Fact]
    public async Task A_world_is_read_and_changed_over_http()
    {
        await using var rig = new WorldRig();
        var uri = new Uri(rig.Emulator.Endpoint, "/world");

        var before = (JsonObject)JsonNode.Parse(await rig.Client.Http.GetStringAsync(uri))!;
        Assert.Equal("GenericRow", (string?)before["UnknownTask"]);
        Assert.Equal(ServiceWorld.Options.Count, before.Count);
        using HttpResponseMessage changed = await rig.Client.Http.PostAsync(
            uri, new StringContent("""{"unknownTask":"empty-data","CostAsText":true,"LiveRetention":60}"""));

        var after = (JsonObject)JsonNode.Parse(await changed.Content.ReadAsStringAsync())!;
        Assert.Equal(("EmptyData", "true"), ((string?)after["UnknownTask"], (string?)after["CostAsText"]));
        Assert.Equal("60", (string?)after["LiveRetention"]);
        Assert.Equal((UnknownTaskResponse.EmptyData, true), (rig.Options.UnknownTask, rig.Options.CostAsText));
        Assert.Empty(await rig.Client.RowsAsync(Guid.NewGuid()));
    }

    [Theory]
    [InlineData(
        """{"CostAsText":true,"UnknownTask":"Nothing"}""", "UnknownTask cannot be Nothing. Allowed: GenericRow, EmptyData, TaskNotFound.")]
    [InlineData("""{"CostAsText":true,"Weather":"fine"}""", "Weather is unknown. Known: UnknownTask, ")]
    [InlineData("[]", "The body must be a JSON object")]
    [InlineData("no", "The body must be a JSON object")]
    public async Task A_change_that_is_wrong_somewhere_changes_nothing(string body, string problem)
    {
        await using var rig = new WorldRig();

        var uri = new Uri(rig.Emulator.Endpoint, "/world");
        using HttpResponseMessage response = await rig.Client.Http.PostAsync(uri, new StringContent(body));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.StartsWith(problem, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(rig.Options.CostAsText);
    }
}
