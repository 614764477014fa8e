using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Tests;

/// <summary>The sources of the API key.</summary>
public class KeyTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task A_file_that_only_its_owner_reads_is_taken_before_the_environment()
    {
        await using var cli = new CliRun(new() { ApiKey = "from-file" });
        Write(cli.PathOf("key"), "from-file\n", OwnerOnly);

        Assert.Equal(0, (await cli.RunAsync("ping", "--key-file", cli.PathOf("key"))).ExitCode);
        Assert.Equal(ExitCodes.Credentials, (await cli.RunAsync("ping")).ExitCode);
    }

    [Fact]
    public async Task The_users_own_file_is_taken_where_the_environment_has_none()
    {
        await using var cli = new CliRun(new() { ApiKey = "from-file" });
        cli.Variables.Clear();
        Directory.CreateDirectory(Path.Combine(cli.ConfigFolder, "wan25"));
        Write(Path.Combine(cli.ConfigFolder, "wan25", "key"), "from-file", OwnerOnly);

        Assert.Equal(0, (await cli.RunAsync("ping")).ExitCode);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_file_that_others_can_read_is_refused_with_the_command_to_run(UnixFileMode others)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var cli = new CliRun();
        string file = cli.PathOf("key");
        Write(file, "secret-key", OwnerOnly | others);

        CliResult result = await cli.RunAsync("ping", "--key-file", file, "--json");

        Assert.Equal(ExitCodes.Credentials, result.ExitCode);
        Assert.Equal(ErrorCodes.KeyFileUnsafe, result.ErrorJson.GetProperty("code").GetString());
        Assert.Contains($"chmod 600 \"{file}\"", result.ErrorJson.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(0, cli.Emulator.Ledger.Requests.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    public async Task A_file_with_anything_but_a_key_is_refused(string content)
    {
        await using var cli = new CliRun();
        Write(cli.PathOf("key"), content, OwnerOnly);

        Assert.Equal(ExitCodes.Credentials, (await cli.RunAsync("ping", "--key-file", cli.PathOf("key"))).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        await using var cli = new CliRun();

        CliResult result = await cli.RunAsync("ping", "--key-file", cli.PathOf("nowhere"));

        Assert.Equal(ExitCodes.Credentials, result.ExitCode);
        Assert.Contains(cli.PathOf("nowhere"), result.Error, StringComparison.Ordinal);
    }

    private static void Write(string path, string content, UnixFileMode mode)
    {
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
