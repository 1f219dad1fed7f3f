using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Http;

/// <summary>A whole answer over HTTP: bytes, so that it can be kept and given again.</summary>
internal sealed record Reply(int Status, string Type, byte[] Body, string? ETag = null, DateTimeOffset? Changed = null) : IResult
{
    public const string JsonType = "application/json; charset=utf-8";
    public const string CalendarType = "text/calendar; charset=utf-8";

    /// <summary>Nowhere to be kept.</summary>
    public bool IsSecret { get; init; }

    public static Reply Nothing { get; } = new(StatusCodes.Status204NoContent, "", []);

    public static Reply Json(string document, string? etag = null) => new(StatusCodes.Status200OK, JsonType, Encoding.UTF8.GetBytes(document + "\n"), etag);

    public static Reply Json(Action<Utf8JsonWriter> members, string? etag = null) => Json(JsonReport.Document(members), etag);

    /// <summary>The version of something, from what is shown of it.</summary>
    public static string TagOf(ReadOnlySpan<byte> shown) => $"\"{Convert.ToHexStringLower(SHA256.HashData(shown))[..16]}\"";

    public static string TagOf(string shown) => TagOf(Encoding.UTF8.GetBytes(shown));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        if (ETag is not null)
        {
            response.Headers.ETag = ETag;
        }

        if (Changed is { } changed)
        {
            response.GetTypedHeaders().LastModified = changed;
        }

        bool isRead = HttpMethods.IsGet(httpContext.Request.Method) || HttpMethods.IsHead(httpContext.Request.Method);
        if (isRead && IsKnown(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        if (Type.Length > 0)
        {
            response.ContentType = Type;
            response.ContentLength = Body.Length;
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(Body, httpContext.RequestAborted);
        }
    }

    // If-None-Match wins over If-Modified-Since (RFC 9110 §13.2.2).
    private bool IsKnown(HttpRequest request)
    {
        var known = request.GetTypedHeaders();
        return request.Headers.IfNoneMatch.Count > 0
            ? ETag is not null && known.IfNoneMatch.Any(tag => tag.Tag == "*" || tag.Tag == ETag)
            : Changed is { } changed && known.IfModifiedSince is { } since && changed <= since;
    }
}

/// <summary>A request that cannot be met. The message says what is wrong with which value, the hint the cure.</summary>
internal sealed class Refusal(int status, string code, string message, string cure, Action<Utf8JsonWriter>? more = null) : SyncException(code, message, cure)
{
    public int Status { get; } = status;

    /// <summary>Further members of the problem, or null.</summary>
    public Action<Utf8JsonWriter>? More { get; } = more;
}

/// <summary>Versions against lost updates.</summary>
internal static class Preconditions
{
    /// <summary>Lets a change pass that is about what is there now.</summary>
    /// <param name="request">With <c>If-Match</c>, or without.</param>
    /// <param name="current">The version now.</param>
    /// <param name="mustSay">Without <c>If-Match</c> nothing is replaced.</param>
    public static void Check(HttpRequest request, string current, bool mustSay = false)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            if (mustSay)
            {
                throw new Refusal(StatusCodes.Status428PreconditionRequired, "FUS608", "If-Match is missing: this replaces a whole text, which somebody else may have changed.", "Read it first, and send the ETag that came with it as If-Match.");
            }

            return;
        }

        if (!request.GetTypedHeaders().IfMatch.Any(tag => tag.Tag == "*" || tag.Tag == current))
        {
            throw new Refusal(StatusCodes.Status412PreconditionFailed, "FUS607", $"If-Match {request.Headers.IfMatch}: it has changed since; nothing was done.", "Read it again, decide again, and send the new ETag.");
        }
    }
}
