namespace Worker;

/// <summary>Provides the worker's settings, from the section <c>Worker</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>The folder of orders: text files, each with a prompt. Move files here when they are complete.</summary>
    public string Inbox { get; set; } = "inbox";

    /// <summary>The folder of finished videos, named like their orders.</summary>
    public string Outbox { get; set; } = "outbox";

    /// <summary>The interval at which the inbox is read. An order that could not be made is tried again after it.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);
}
