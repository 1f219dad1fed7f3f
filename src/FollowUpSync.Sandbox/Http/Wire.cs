using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Bodies from and to the wire.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<string> ReadAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }

    public static async Task SendAsync(HttpContext http, Answer answer)
    {
        if (answer.Cut)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (answer.Body is { } body)
        {
            http.Response.ContentType = answer.ContentType;
            string text = body is JsonValue value && value.TryGetValue(out string? lines) ? lines : body.ToJsonString(Plain);
            await http.Response.WriteAsync(text, http.RequestAborted);
        }
    }
}
