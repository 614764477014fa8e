using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>Handles <c>POST</c> and <c>DELETE /faults</c>: fault rules for clients in any language.</summary>
internal static class FaultsEndpoint
{
    public static EmulatedResponse Handle(EmulatedRequest request, FaultRules rules)
    {
        switch (request.Method)
        {
            case "POST":
                try
                {
                    int added = rules.AddJson(Encoding.UTF8.GetString(request.Body.Span));
                    return EmulatedResponse.Json(200, Encoding.UTF8.GetBytes($$"""{"added":{{added}}}"""));
                }
                catch (FormatException exception)
                {
                    return EmulatedResponse.Text(400, exception.Message);
                }

            case "DELETE":
                rules.Clear();
                return EmulatedResponse.Json(200, """{"added":0}"""u8.ToArray());
            default:
                return EmulatedResponse.Text(
                    405, """POST a rule or an array of rules such as {"on":"submit","call":1,"throttle":2}, or DELETE all.""");
        }
    }
}
