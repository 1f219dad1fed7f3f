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
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            http.Response.ContentLength = bytes.Length;
            if (answer.Broken || answer.SlowMs > 0)
            {
                await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(answer.SlowMs, http.RequestAborted);
            }

            if (answer.Broken)
            {
                http.Abort();
                return;
            }

            int told = answer.SlowMs > 0 ? bytes.Length / 2 : 0;
            await http.Response.Body.WriteAsync(bytes.AsMemory(told), http.RequestAborted);
        }
    }
}
