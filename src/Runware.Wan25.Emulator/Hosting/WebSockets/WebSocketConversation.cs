using System.Net.WebSockets;
using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>
/// The protocol of one connection: authentication first, then arrays of tasks. Each response is sent as soon as the service has processed
/// its tasks, in any order.
/// </summary>
internal sealed class WebSocketConversation(
    WebSocketConnection connection, EmulatorService service, WebSocketSessions sessions, bool isDryRun, CancellationToken stopping)
{
    private static readonly OutgoingMessage NotAuthenticated = new(
        """
        {"errors":[{
          "code":"missingAuthentication",
          "message":"The first task on a connection must be authentication.",
          "taskType":"authentication"
        }]}
        """u8.ToArray());

    /// <summary>Reads until the client closes or is lost.</summary>
    public async Task RunAsync(WebSocketMessageReader reader)
    {
        ReceivedMessage message;
        while ((message = await reader.ReadAsync(connection.Lost).ConfigureAwait(false)).Kind == ReceivedKind.Text)
        {
            connection.Touch();
            await HandleAsync(message.Text).ConfigureAwait(false);
        }

        switch (message.Kind)
        {
            case ReceivedKind.Binary:
                connection.Close(WebSocketCloseStatus.InvalidMessageType, "Messages must be text.");
                break;
            case ReceivedKind.TooLarge:
                connection.Close(WebSocketCloseStatus.MessageTooBig, "The message is too large.");
                break;
            default:
                connection.Close(WebSocketCloseStatus.NormalClosure, null);
                await connection.Sending.ConfigureAwait(false);
                return;
        }

        await reader.DrainAsync(connection.Lost).ConfigureAwait(false);
    }

    /// <summary>Handles a message; tasks for which the service takes time are processed in the background.</summary>
    public async Task HandleAsync(ReadOnlyMemory<byte> text)
    {
        var message = IncomingMessage.Parse(text);
        if (message.Authentication is { } authentication && !await AuthenticateAsync(message, authentication).ConfigureAwait(false))
        {
            return;
        }

        if (message.Tasks is not { } tasks)
        {
            return;
        }

        if (connection.Session is null && message.IsWellFormed)
        {
            connection.TryPost(NotAuthenticated);
            return;
        }

        _ = RunTasksAsync(tasks, connection.Session);
    }

    private async ValueTask<bool> AuthenticateAsync(IncomingMessage message, ReadOnlyMemory<byte> authentication)
    {
        var request = WebSocketRequest.For(authentication, apiKey: null, isDryRun);
        EmulatedResponse response = await service.HandleAsync(request, stopping).ConfigureAwait(false);
        if (response.Status != 200)
        {
            Deliver(response, connection.Session);
            return false;
        }

        WebSocketSession session = sessions.Open(message.ApiKey!, message.SessionId);
        byte[] greeting = Encoding.UTF8.GetBytes(
            $$"""{"data":[{"taskType":"authentication","connectionSessionUUID":"{{session.Id}}"}]}""");
        connection.Enter(session, new OutgoingMessage(greeting));
        return true;
    }

    private async Task RunTasksAsync(ReadOnlyMemory<byte> tasks, WebSocketSession? session)
    {
        try
        {
            // Not canceled with the connection: the service has the tasks, and its response waits for a client that resumes the session.
            var request = WebSocketRequest.For(tasks, session?.ApiKey, isDryRun);
            Deliver(await service.HandleAsync(request, stopping).ConfigureAwait(false), session);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The emulator is being disposed.
        }
        catch
        {
            // Over HTTP this would be a 500.
            connection.Abort();
            throw;
        }
    }

    private void Deliver(EmulatedResponse response, WebSocketSession? session)
    {
        IReadOnlyList<OutgoingMessage> messages = ResponseMessages.Of(response);
        if (response.Outcome != ConnectionOutcome.Delivered || messages.Count == 0)
        {
            session?.KeepAll(messages);
            connection.Abort();
            return;
        }

        foreach (OutgoingMessage message in messages)
        {
            if (session is null)
            {
                connection.TryPost(message);
            }
            else
            {
                session.Deliver(message);
            }
        }
    }
}
