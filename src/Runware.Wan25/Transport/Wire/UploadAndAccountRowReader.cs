using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Reads the rows of uploads, account details and pings; <see langword="null"/> where a row is none of that kind.</summary>
internal static class UploadAndAccountRowReader
{
    public static AccountBalance? Balance(JsonElement row)
    {
        JsonElement balance = row.Member("balance"u8);
        return (balance.Number() ?? balance.Member("amount"u8).Number()) is { } amount
            ? new AccountBalance(amount)
            {
                FreeAmount = balance.Member("freeBalance"u8).Number(),
                Currency = balance.Member("currency"u8).Text(),
                Json = row.Clone(),
            }
            : null;
    }

    public static MediaReference? Media(JsonElement row) =>
        (row.Member("mediaUUID"u8).Id() ?? row.Member("imageUUID"u8).Id()) is { } mediaId
            ? new MediaReference(mediaId, row.Member("mediaURL"u8).Url() ?? row.Member("imageURL"u8).Url())
            : null;

    public static string? Pong(JsonElement row) => row.Member("pong"u8).Flag() == true ? "pong" : null;
}
