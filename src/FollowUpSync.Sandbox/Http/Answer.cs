namespace FollowUpSync.Sandbox.Http;

/// <summary>An answer before it is on the wire, so that faults and batches can still have their way with it.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    public static Answer NoContent => new(204);

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Set where a fault cuts the connection instead of answering.</summary>
    public bool Cut { get; init; }

    /// <summary>Set where a fault cuts the connection in the middle of the answer.</summary>
    public bool Broken { get; init; }

    /// <summary>A pause in the middle of the body, in milliseconds.</summary>
    public int SlowMs { get; init; }

    /// <summary>Why the request was refused, for the recorder.</summary>
    public string? Refused { get; init; }

    /// <summary>The fault that made this answer what it is, for the recorder.</summary>
    public string? Fault { get; init; }

    public string ContentType { get; init; } = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    public static Answer Ok(JsonNode body) => new(200, body);

    public static Answer Created(JsonNode body) => new(201, body);
}

/// <summary>An error as Graph says it: clients match on <paramref name="code"/>.</summary>
internal sealed class GraphError(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public Dictionary<string, string> Headers { get; init; } = [];

    public string? Refused { get; init; }

    public string? Fault { get; init; }

    public static GraphError BadRequest(string code, string message) => new(400, code, message);

    public static GraphError NotFound() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static GraphError Denied(string message = "Access is denied. Check credentials and try again.", string? why = null) =>
        new(403, "ErrorAccessDenied", message) { Refused = why ?? message };

    /// <summary>What would reach third parties, or goes beyond calendar and drafts: refused whatever the token says.</summary>
    public static GraphError Refuse(string what) =>
        Denied($"The sandbox refuses {what}.", what);

    public Answer ToAnswer(string requestId, string clientRequestId, string date) =>
        new(Status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = Code,
                ["message"] = Message,
                ["innerError"] = new JsonObject { ["date"] = date, ["request-id"] = requestId, ["client-request-id"] = clientRequestId },
            },
        })
        {
            Headers = Headers,
            Refused = Refused,
            Fault = Fault,
            ContentType = "application/json",
        };
}
