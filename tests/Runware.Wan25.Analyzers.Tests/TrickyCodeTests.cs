namespace Runware.Wan25.Analyzers.Tests;

/// <summary>Code as people write it, right and wrong, in the forms that are easy to misread.</summary>
public class TrickyCodeTests
{
    [Fact]
    public Task What_is_right_passes() => Verify.FileAsync("""
        class Right(IWan25Client client, VideoRequest request, bool flag, int number, string text)
        {
            const long Big = 4294967297;

            VideoRequest Retry()
            {
                var builder = VideoRequest.FromText(text).WithResults(9);
                if (!builder.TryBuild(out var made, out _))
                {
                    made = builder.WithoutValidation().Build();
                }

                return made;
            }

            VideoRequest MethodGroup()
            {
                var builder = VideoRequest.FromText("x").WithResults(9);
                Func<VideoRequestBuilder> loosen = builder.WithoutValidation;
                loosen();
                return builder.Build();
            }

            VideoRequest EitherPrompt()
            {
                var builder = VideoRequest.FromText("");
                if (flag)
                {
                    builder.WithPrompt("day");
                }
                else
                {
                    builder.WithPrompt("night");
                }

                return builder.Build();
            }

            VideoRequest EarlyReturn()
            {
                var builder = VideoRequest.FromText("x");
                if (flag)
                {
                    builder.WithSize(VideoSize.Square480p);
                    return builder.Build();
                }

                return builder.WithResolution(VideoResolution.P720).Build();
            }

            VideoRequest Alternatives()
            {
                var builder = VideoRequest.FromText("x");
                try
                {
                    builder.WithSize(VideoSize.Square480p).WithAudio(true);
                }
                catch (InvalidOperationException)
                {
                    builder.WithResolution(VideoResolution.P720).WithAudioInput(AudioInput.FromMediaId(Guid.NewGuid()));
                }

                for (var i = 0; i < number; i++)
                {
                    builder = i == 0 ? builder.WithSeed(-1) : builder.WithSeed(1);
                }

                return builder.Build();
            }

            IEnumerable<VideoRequest> Many(IEnumerable<string> prompts) =>
                from prompt in prompts
                let builder = VideoRequest.FromText(prompt).WithSeed(number)
                select flag ? builder.WithSize(VideoSize.Square480p).Build() : builder.WithResolution(VideoResolution.P720).Build();

            VideoRequest Computed(VideoSize size) => VideoRequest.FromText($"{text}")
                .WithResults(Math.Min(number, 4))
                .WithSize(size.Width, size.Height)
                .WithSeed(unchecked((int)Big))
                .WithOutputQuality(flag ? 95 : 20)
                .WithTimeToLive(TimeSpan.FromMinutes(minutes: 1))
                .WithWebhook(Uri.TryCreate(text, UriKind.Absolute, out var hook) ? hook : null)
                .Build();

            VideoRequest Matched()
            {
                if (VideoRequest.FromText("x") is { } builder && builder.TryBuild(out var made, out _))
                {
                    return made;
                }

                var (other, count) = (VideoRequest.FromText("x"), 2);
                return other.WithResults(count).Build() is var last && last.Equals(request) ? last : request;
            }

            VideoRequest Local()
            {
                return Start().WithSeed(1).Build();

                VideoRequestBuilder Start() => VideoRequest.FromText(text).WithResults(9).WithResults(number);
            }

            VideoRequest Null() =>
                VideoRequest.FromText("x").WithSize(default).WithDuration(default).WithResults(null).WithSeed((long?)null).Build();

            VideoRequest Taken => _taken ??= VideoRequest.FromText("x").Build();

            private VideoRequest? _taken;

            Task Background() => Task.Run(() => client.GenerateAsync(request));

            Task Chosen() => flag ? client.GenerateAsync(request) : client.SubmitAsync(request);

            async Task Later()
            {
                Task<VideoOperation> task;
                task = client.SubmitAsync(request);
                var (first, second) = (client.SubmitAsync(request), client.PingAsync());
                await Task.WhenAll(task, first, second);
                client.GenerateAsync(request)
                    .ContinueWith(done => Console.WriteLine(done.Status), TaskScheduler.Default).GetAwaiter().GetResult();
                object boxed = client.SubmitAsync(request);
                Console.WriteLine(boxed);
                await foreach (var outcome in client.GenerateAllAsync([request]).ConfigureAwait(false))
                {
                    Console.WriteLine(outcome.Index);
                }
            }

            Wan25Client Keyed() => new(
                Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable) ?? throw new InvalidOperationException());
        }
        """);

    [Fact]
    public Task Wrong_values_are_reported() => Verify.FileAsync("""
        class Base(VideoRequest request)
        {
            public VideoRequest Request => request;
        }

        class Derived() : Base(VideoRequest.FromText({|WAN25001:@""|}).Build());

        class Wrong : Base
        {
            const VideoDuration Six = (VideoDuration)6;
            const string Nothing = "";
            const string Still = Nothing + $"{Nothing}";

            static readonly Dictionary<string, VideoRequest> Requests = new()
            {
                ["a"] = VideoRequest.FromText("x").WithResults(checked({|WAN25003:2 * 3|})).Build(),
            };

            Wrong() : base(VideoRequest.FromText({|WAN25001:Still|}).Build())
            {
            }

            VideoRequest this[int index] => VideoRequest.FromText("x").WithSeed({|WAN25004:int.MinValue|}).Build();

            VideoRequest Property { get; } = VideoRequest.FromText("x").WithDuration({|WAN25008:Six|}).Build();

            VideoRequest Getter
            {
                get { return VideoRequest.FromText("x").WithResults({|WAN25003:-1|}).Build(); }
            }

            public static implicit operator string(Wrong wrong) => $"{VideoRequest.FromText({|WAN25001:""|}).Build()}";

            IEnumerable<VideoRequest> Iterator(bool flag)
            {
                yield return flag switch
                {
                    true => VideoRequest.FromText("x").WithTimeToLive({|WAN25006:TimeSpan.FromMinutes(0, 30)|}).Build(),
                    _ => VideoRequest.FromText("x").WithTimeToLive({|WAN25006:new TimeSpan(0, 0, 0, 59)|}).Build(),
                };
                for (var builder = VideoRequest.FromText("x").WithOutputQuality({|WAN25005:0|}); flag;)
                {
                    yield return builder.Build();
                }

                yield return Local();
                VideoRequest Local() => VideoRequest.FromText("x").WithSize{|WAN25007:(height: 721, width: 720)|}.Build();
            }

            VideoRequest Split(bool flag)
            {
                VideoRequestBuilder builder = VideoRequest.FromText("x")
                    .WithResolution(VideoResolution.P1080);
                if (flag)
                {
                    builder
                        .WithSeed(1)
                        .{|WAN25101:WithSize|}(1280, 720);
                }

                return builder.Build();
            }

            VideoRequest Nested(Func<VideoRequest, VideoRequest> change) =>
                change(VideoRequest.FromImage(ImageInput.FromUrl({|WAN25011:new("alley.jpg", UriKind.RelativeOrAbsolute)|}), "x").Build());

            Task<VideoResult> Inner(IWan25Client client) =>
                client.GenerateAsync(VideoRequest.FromText("x").WithSeed({|WAN25004:0xFFFFFFFF|}).Build());
        }
        """);

    [Fact]
    public Task What_is_lost_is_reported() => Verify.FileAsync("""
        class Lost
        {
            static readonly Wan25Client Client = new({|WAN25301:"W9uJBmcVV0uX5aXQb5N1b3QlNbNXjRfr"|});

            ~Lost()
            {
                Client.{|WAN25203:PingAsync|}();
            }

            void Events(IWan25Client client, VideoRequest request, VideoOperation? operation)
            {
                EventHandler handler = (_, _) => client.{|WAN25203:GenerateAsync|}(request);
                using var timer = new Timer(_ => client.{|WAN25203:PingAsync|}());
                operation?.{|WAN25203:WaitForCompletionAsync|}();
                _ = (client.{|WAN25203:GenerateAsync|}(request));
                if (request.ResultCount > 1) client.{|WAN25203:SubmitAsync|}(request);
                {|WAN25201:request.ToBuilder|}();
            }

            Task NotAsync(IWan25Client client, VideoRequest request)
            {
                var _ = client.{|WAN25203:SubmitAsync|}(request);
                client.{|WAN25203:SubmitAsync|}(request);
                return Task.CompletedTask;
            }
        }
        """);
}
