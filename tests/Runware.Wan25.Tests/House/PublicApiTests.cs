namespace Runware.Wan25.Tests.House;

/// <summary>The public API is a promise: it changes in a review, where the approved listing shows the difference, and not by accident.</summary>
[Collection(AfterAllOthers.Name)]
public class PublicApiTests
{
    private const string Approve = "APPROVE_API=1 dotnet test tests/Runware.Wan25.Tests --filter PublicApiTests";

    [Theory]
    [MemberData(nameof(BuiltPackage.Names), MemberType = typeof(BuiltPackage))]
    public void The_public_api_is_as_approved(string package, string target)
    {
        var received = ApiListing.Of(BuiltPackage.Read(package, target));
        var approvedFile = Repository.PathOf("tests", "Runware.Wan25.Tests", "House", "PublicApi", $"{package}.{target}.txt");
        var receivedFile = Path.ChangeExtension(approvedFile, ".received.txt");
        if (Environment.GetEnvironmentVariable("APPROVE_API") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approvedFile)!);
            File.WriteAllText(approvedFile, received);
            File.Delete(receivedFile);
            return;
        }

        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (received == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail(
            $"The public API of {package} ({target}) changed. If that is meant: {Approve}{Environment.NewLine}{Difference(approved, received)}"
            + $"{Environment.NewLine}The new listing: {Path.GetRelativePath(Repository.Root, receivedFile)}");
    }

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        var lines = before.Except(after).Select(line => $"- {line.Trim()}").Concat(after.Except(before).Select(line => $"+ {line.Trim()}"));
        return string.Join(Environment.NewLine, lines);
    }
}
