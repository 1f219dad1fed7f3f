using FollowUpSync.Server.Http;

namespace FollowUpSync.Server.Api;

/// <summary>The description of the API. It is written first and by hand, and tests hold the service to it: every path, every member, every example.</summary>
internal static class OpenApi
{
    private static readonly byte[] Text = Read();

    public static IResult Document() => new Reply(StatusCodes.Status200OK, Reply.JsonType, Text, Reply.TagOf(Text));

    private static byte[] Read()
    {
        using Stream stream = typeof(OpenApi).Assembly.GetManifestResourceStream("openapi.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
