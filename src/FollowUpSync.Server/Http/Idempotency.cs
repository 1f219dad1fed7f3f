using System.Security.Cryptography;
using System.Text;
using FollowUpSync.Hosting;

namespace FollowUpSync.Server.Http;

/// <summary>A POST with an <c>Idempotency-Key</c> is done once; sent again within a day, it gets the answer that it got.</summary>
internal sealed class Idempotency(ServiceFile file) : IEndpointFilter
{
    private const int LongestKey = 128;
    private static readonly Duration Kept = Duration.FromDays(1);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 } key])
        {
            return await next(context);
        }

        if (key.Length > LongestKey)
        {
            throw new Refusal(StatusCodes.Status400BadRequest, "FUS609", $"Idempotency-Key: more than {LongestKey} characters.", "Send a shorter one, such as a UUID.");
        }

        MailboxDesk desk = http.RequestServices.GetRequiredService<MailboxDesk>();
        string request = await HashOfAsync(http.Request);
        string mailbox = desk.Mailbox.Id;
        await desk.Requests.WaitAsync(http.RequestAborted);
        try
        {
            if (file.FindAnswer(mailbox, key) is { } kept)
            {
                http.Response.Headers["Idempotency-Replayed"] = "true";
                return kept.Request == request
                    ? new Reply(kept.Status, kept.Type, kept.Body, kept.ETag)
                    : throw new Refusal(StatusCodes.Status422UnprocessableEntity, "FUS609", "Idempotency-Key: another request was sent with it.", "Send a new key with each new request.");
            }

            object? result = await next(context);
            if (result is Reply { IsSecret: false } reply)
            {
                file.KeepAnswer(mailbox, key, new KeptAnswer(request, reply.Status, reply.Type, reply.ETag, reply.Body), desk.Now, desk.Now - Kept);
            }

            return result;
        }
        finally
        {
            desk.Requests.Release();
        }
    }

    private static async Task<string> HashOfAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        byte[] buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
