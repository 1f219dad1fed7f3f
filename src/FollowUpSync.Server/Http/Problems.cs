using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Sync;
using Microsoft.AspNetCore.WebUtilities;

namespace FollowUpSync.Server.Http;

/// <summary>The one place where a fault becomes an answer: problem details (RFC 9457) with <c>code</c> and <c>cure</c>, on every error.</summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> logger)
{
    // The engine's hints tell what to type; a program is told what to send.
    private static readonly Dictionary<string, string> Cures = new()
    {
        ["FUS404"] = "Begin with POST /api/v1/sync.",
        ["FUS410"] = "See what is known: GET /api/v1/processes, /api/v1/interviews, /api/v1/follow-ups.",
        ["FUS411"] = "See what is open: GET /api/v1/follow-ups.",
        ["FUS412"] = "To take that back: POST /api/v1/follow-ups/{id}/reopen.",
        ["FUS415"] = "See GET /api/v1/runs.",
        ["FUS416"] = "See GET /api/v1/runs.",
        ["FUS419"] = "See GET /api/v1/processes.",
        ["FUS417"] = "There is nothing to reopen.",
        ["FUS230"] = "Look at it with POST /api/v1/sync {\"dryRun\": true}; if it is right, send {\"yes\": true}.",
    };

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400, ContentType: null } response && http.Request.Method != HttpMethods.Head)
            {
                await WriteBareAsync(http, response.StatusCode);
            }
        }
        catch (SyncException fault) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, StatusOf(fault), fault.Code, fault.Message, Cures.GetValueOrDefault(fault.Code, fault.Hint), (fault as Refusal)?.More);
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            await WriteAsync(http, fault.StatusCode, "FUS604", fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is too large." : "The request cannot be read.", "Send at most 1 MB, as the description at /openapi/v1.json says.");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
#pragma warning disable CA1031 // The last stop before a caller: no stack trace reaches them, and no message a log.
        catch (Exception fault) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            Log.Fault(logger, fault.GetType().Name, fault.StackTrace);
            await WriteAsync(http, StatusCodes.Status500InternalServerError, "FUS001", "A fault of ours.", "Please report it, with what the log says at this time. Nothing that was done is lost; you can ask again.");
        }
    }

    /// <summary>Answers with a problem.</summary>
    public static async Task WriteAsync(HttpContext http, int status, string code, string message, string cure, Action<Utf8JsonWriter>? more = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "5";
        }

        string document = JsonReport.Document(json =>
        {
            json.WriteString("type", $"urn:followupsync:{code}");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", message);
            json.WriteString("code", code);
            json.WriteString("cure", cure);
            more?.Invoke(json);
        });
        await http.Response.WriteAsync(document + "\n", http.RequestAborted);
    }

    private static Task WriteBareAsync(HttpContext http, int status) => status switch
    {
        StatusCodes.Status404NotFound => WriteAsync(http, status, "FUS610", $"{http.Request.Path}: there is nothing here.", "What there is stands in /openapi/v1.json."),
        StatusCodes.Status405MethodNotAllowed => WriteAsync(http, status, "FUS611", $"{http.Request.Method} is not for {http.Request.Path}.", $"It takes {http.Response.Headers.Allow}."),
        _ => WriteAsync(http, status, "FUS604", ReasonPhrases.GetReasonPhrase(status) + ".", "What is taken stands in /openapi/v1.json."),
    };

    private static int StatusOf(SyncException fault) => fault switch
    {
        Refusal refusal => refusal.Status,
        BrakeException => StatusCodes.Status409Conflict,
        SignInException { Passes: true } or GraphException { Status: 429 } => StatusCodes.Status503ServiceUnavailable,
        SignInException => StatusCodes.Status403Forbidden,
        IncompleteException => StatusCodes.Status502BadGateway,
        { Code: "FUS404" or "FUS410" or "FUS416" or "FUS424" } => StatusCodes.Status404NotFound,
        { Code: "FUS411" or "FUS412" or "FUS415" or "FUS417" or "FUS418" or "FUS419" or "FUS425" or "FUS310" } => StatusCodes.Status409Conflict,
        { Code: "FUS405" } => StatusCodes.Status503ServiceUnavailable,
        { Code: "FUS401" or "FUS402" or "FUS406" } => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Error, "A fault of ours, {Type}.\n{Trace}")]
        public static partial void Fault(ILogger logger, string type, string? trace);
    }
}
