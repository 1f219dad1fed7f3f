using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Sandbox.Tests;

/// <summary>Someone on loopback who takes notifications.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly BlockingCollection<JsonObject> heard = [];

    private Listener(Func<string, IResult> handshake)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/{door}", async (HttpContext http, string door) =>
        {
            if (http.Request.Query["validationToken"].ToString() is { Length: > 0 } token)
            {
                Interlocked.Increment(ref handshakes);
                return handshake(token);
            }

            using var reader = new StreamReader(http.Request.Body);
            JsonNode body = JsonNode.Parse(await reader.ReadToEndAsync())!;
            int refusals = Interlocked.Decrement(ref refuse);
            if (refusals >= 0)
            {
                return Results.StatusCode(503);
            }

            foreach (JsonNode? notice in body["value"]!.AsArray())
            {
                JsonObject copy = notice!.DeepClone().AsObject();
                copy["door"] = door;
                heard.Add(copy);
            }

            return Results.StatusCode(202);
        });
    }

    private int handshakes;
    private int refuse;

    public int Handshakes => handshakes;

    public string Address => app.Urls.First();

    public static async Task<Listener> StartAsync(Func<string, IResult>? handshake = null)
    {
        var listener = new Listener(handshake ?? (token => Results.Text(token, "text/plain")));
        await listener.app.StartAsync();
        return listener;
    }

    public void Refuse(int times) => refuse = times;

    /// <summary>The next notification; waits for it, and fails the test if none comes.</summary>
    public JsonObject Next() => heard.TryTake(out JsonObject? notice, TimeSpan.FromSeconds(20)) ? notice : throw new TimeoutException("No notification came.");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        heard.Dispose();
    }
}
