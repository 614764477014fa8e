namespace Runware.Wan25.Analyzers.Tests.Usage;

public class ApiKeyTests
{
    [Fact]
    public Task A_key_in_source_code_is_reported() => Verify.FileAsync("""
        class Program
        {
            const string Key = "W9uJBmcVV0uX5aXQb5N1b3QlNbNXjRfr";

            void Run(Wan25ClientOptions options, IServiceCollection services, string? configured)
            {
                using var first = new Wan25Client({|WAN25301:"W9uJBmcVV0uX5aXQb5N1b3QlNbNXjRfr"|});
                using Wan25Client second = new({|WAN25301:"rw-live-5a8f1c2e9b7d4a6080"|});
                using var third = new Wan25Client({|WAN25301:Key|});
                using var fourth = new Wan25Client(new Wan25ClientOptions { ApiKey = {|WAN25301:Key|} });
                using var fifth = new Wan25Client(configured ?? {|WAN25301:"39d10fe2-288f-484d-9c2b-f44d2f32ffc5"|});
                using var sixth = new Runware.Wan25.Wan25Client({|WAN25301:Key|});
                options.ApiKey = {|WAN25301:$"{Key}"|};
                services.AddWan25(own => own.ApiKey = {|WAN25301:Program.Key|});
            }
        }
        """);

    [Fact]
    public Task What_stands_in_for_a_key_passes() => Verify.FileAsync("""
        class Program
        {
            void Run(Wan25ClientOptions options, RunwareEmulator emulator, string key)
            {
                using var first = new Wan25Client("your-api-key");
                using var second = new Wan25Client("YOUR_RUNWARE_API_KEY_2026_HERE");
                using var third = new Wan25Client(key);
                using var fourth = new Wan25Client(Environment.GetEnvironmentVariable("RUNWARE_API_KEY") ?? "any");
                options.ApiKey = "test-key-2";
                options.ApiKey = "myintegrationtestkey12345678";
                options.ApiKey = "xxxxxxxxxxxxxxxxxxxx1";
                options.ApiKey = "00000000-0000-0000-0000-000000000000";
                options.ApiKey = null;
                var other = new Other { ApiKey = "W9uJBmcVV0uX5aXQb5N1b3QlNbNXjRfr" };
                var text = new string("W9uJBmcVV0uX5aXQb5N1b3QlNbNXjRfr");
                using var fifth = new Wan25Client(
                    new Wan25ClientOptions { ApiKey = "W9uJBmcVV0uX5aXQb5N1b3QlNbNXjRfr", Endpoint = emulator.Endpoint });
            }
        }

        class Other
        {
            public string? ApiKey { get; set; }
        }
        """);
}
