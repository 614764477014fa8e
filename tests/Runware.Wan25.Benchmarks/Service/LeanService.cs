using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>
/// The least service that both clients can talk to: it looks for ids in a body and writes rows. The first kilobytes of a body
/// decide the response, whatever its size.
/// </summary>
internal sealed class LeanService(Action<Guid> accept, Func<Guid, bool> isReady)
{
    private static ReadOnlySpan<byte> IdMark => "\"taskUUID\":\""u8;

    private const int IdLength = 36;
    private const string VideoUrl =
        "https://files.benchmark.test/2f6d2f0e/video/0d6c5f2a-cc5b-4a2e-b5a4-9c3f4e6d7a8b.mp4?signature=q6Jx0Zr8b1T3kLw5Yp7s";

    private static readonly byte[] Head = Encoding.ASCII.GetBytes("""{"taskType":"videoInference","taskUUID":" """.TrimEnd());
    private static readonly byte[] Accepted = Encoding.ASCII.GetBytes("\"}");
    private static readonly byte[] Processing = Encoding.ASCII.GetBytes("\",\"status\":\"processing\"}");
    private static readonly byte[] Success = Encoding.ASCII.GetBytes("\",\"status\":\"success\",\"videoUUID\":\"");
    private static readonly byte[] Rest = Encoding.ASCII.GetBytes("\",\"videoURL\":\"" + VideoUrl + "\",\"seed\":81567,\"cost\":0.25}");

    public int Submits { get; private set; }

    public int Polls { get; private set; }

    public void Respond(ReadOnlySpan<byte> body, IBufferWriter<byte> response)
    {
        var isSubmit = body.IndexOf("videoInference"u8) >= 0;
        Submits += isSubmit ? 1 : 0;
        Polls += isSubmit ? 0 : 1;
        response.Write("{\"data\":["u8);
        for (var first = true; body.IndexOf(IdMark) is >= 0 and var at; first = false)
        {
            body = body[(at + IdMark.Length)..];
            if (!first)
            {
                response.Write(","u8);
            }

            var id = body[..IdLength];
            var taskId = Utf8Parser.TryParse(id, out Guid parsed, out _) ? parsed : throw new FormatException("That is no task id.");
            response.Write(Head);
            response.Write(id);
            if (isSubmit)
            {
                accept(taskId);
                response.Write(Accepted);
                break;
            }

            if (isReady(taskId))
            {
                response.Write(Success);
                response.Write(id);
                response.Write(Rest);
            }
            else
            {
                response.Write(Processing);
            }
        }

        response.Write("]}"u8);
    }
}
