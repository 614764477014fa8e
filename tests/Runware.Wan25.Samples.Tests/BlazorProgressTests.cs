extern alias blazor;

using blazor::BlazorProgress.Components;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.Samples.Tests;

public sealed class BlazorProgressTests : IAsyncDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly RunwareEmulator _emulator;
    private readonly BunitContext _page = new();

    // Real time, for a machine that is busy with other things.
    static BlazorProgressTests() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(1);

    public BlazorProgressTests()
    {
        _emulator = RunwareEmulator.CreateInProcess(new()
        {
            TimeProvider = _clock,
            GenerationTime = TimeRange.Exactly(TimeSpan.FromSeconds(30)),
            ReportProgress = true,
        });
        _page.Services.AddWan25();
        _page.Services.UseWan25Emulator(_emulator, _clock);
    }

    private string Address => _page.Services.GetRequiredService<NavigationManager>().Uri;

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task The_progress_moves_until_the_video_is_there()
    {
        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();

        page.Find("textarea").Change("A lighthouse");
        Task ordering = page.Find("form").SubmitAsync();
        page.WaitForState(() => _emulator.Ledger.TaskCount == 1);
        await _clock.RunAsync(page.WaitForAssertionAsync(
            () => Assert.InRange(int.Parse(page.Find("progress").GetAttribute("value")!, null), 10, 90)));
        await _clock.RunAsync(ordering);

        Assert.Contains(".mp4", page.Find("video").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("progress"));
        Assert.Contains("A lighthouse", Assert.Single(_emulator.Ledger.Tasks).RequestJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_goes_on_with_the_video_of_its_address()
    {
        IWan25Client client = _page.Services.GetRequiredService<IWan25Client>();
        VideoOperation operation = await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build());
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo($"/?id={operation.Id}");

        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();
        Assert.NotNull(page.Find("progress"));
        await _clock.RunAsync(page.WaitForElementAsync("video"));

        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_while_the_order_is_sent_pays_once()
    {
        _emulator.Faults.OnSubmit().DelayResponse(TimeSpan.FromSeconds(20));
        Task ordering = _page.Render<MakeVideo>().Find("form").SubmitAsync();
        await _page.DisposeComponentsAsync();

        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();
        Assert.NotNull(page.Find("progress"));
        Assert.False(page.Find("button").HasAttribute("disabled"));
        await _clock.RunAsync(page.Find("form").SubmitAsync());
        await _clock.RunAsync(ordering);

        Assert.NotNull(page.Find("video"));
        Assert.DoesNotContain("order=", Address, StringComparison.Ordinal);
        Assert.Equal((1, 1), (_emulator.Ledger.TaskCount, _emulator.Ledger.Charges));
    }

    [Fact]
    public async Task An_order_that_never_arrived_is_made_once_when_ordered_again()
    {
        _emulator.Faults.OnSubmit().DropBeforeAccepting();
        await _clock.RunAsync(_page.Render<MakeVideo>().Find("form").SubmitAsync());
        string lost = Address;
        await _page.DisposeComponentsAsync();
        _emulator.Faults.Clear();

        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();
        Assert.NotNull(page.Find(".uncertain"));
        await _clock.RunAsync(page.Find("form").SubmitAsync());

        Assert.NotNull(page.Find("video"));
        Assert.Contains($"id={Assert.Single(_emulator.Ledger.Tasks).TaskId}", lost, StringComparison.Ordinal);
        await _clock.RunAsync(page.Find("form").SubmitAsync());
        Assert.Equal((2, 2), (_emulator.Ledger.TaskCount, _emulator.Ledger.Charges));
    }

    [Fact]
    public async Task An_order_that_was_refused_leaves_the_address()
    {
        _emulator.Faults.OnSubmit().Respond(
            400, """{"errors":[{"code":"invalidParameter","message":"No.","parameter":"positivePrompt"}]}""");
        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();

        await _clock.RunAsync(page.Find("form").SubmitAsync());

        Assert.NotEmpty(page.Find("[role=alert]").TextContent);
        Assert.DoesNotContain("?", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_is_shown_and_ordering_again_pays_once()
    {
        _emulator.Faults.OnSubmit().Call(1).DropAfterAccepting();
        _emulator.Faults.OnPoll().FailToConnect();
        _emulator.Faults.OnTaskDetails().FailToConnect();
        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();

        await _clock.RunAsync(page.Find("form").SubmitAsync());
        Assert.NotEmpty(page.Find("[role=alert]").TextContent);
        _emulator.Faults.Clear();
        await _clock.RunAsync(page.Find("form").SubmitAsync());

        Assert.NotNull(page.Find("video"));
        Assert.Equal(1, _emulator.Ledger.Charges);
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_wait()
    {
        IRenderedComponent<MakeVideo> page = _page.Render<MakeVideo>();
        Task ordering = page.Find("form").SubmitAsync();
        page.WaitForState(() => _emulator.Ledger.TaskCount == 1);

        await _page.DisposeComponentsAsync();

        // Nobody moves the clock: only the end of the wait can end this.
        await ordering.WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
    }
}
