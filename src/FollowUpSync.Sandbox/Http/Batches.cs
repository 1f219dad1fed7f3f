using System.Globalization;

namespace FollowUpSync.Sandbox.Http;

/// <summary><c>POST /$batch</c>: up to 20 requests, all independent or one chain; each with a status of its own.</summary>
internal static class Batches
{
    private const int Most = 20;

    public static async Task<Answer> RunAsync(GraphRequest batch, long number, FrontDoor door, CancellationToken stop)
    {
        JsonObject[] items = [.. batch.BodyObject().Objects("requests")];
        Verify(items);
        var statuses = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var responses = new JsonArray();
        foreach (JsonObject item in items)
        {
            string id = item.Text("id")!;
            Answer answer = item.Texts("dependsOn").Any(d => statuses.GetValueOrDefault(d, 424) >= 400)
                ? new Answer(424, Error("FailedDependency", "A request that this one depends on failed."))
                : await door.AnswerAsync(Unpack(item, batch), number, stop);
            if (answer.Cut)
            {
                // The connection is the batch's, so a lost answer of one item is a gateway's 504.
                answer = new Answer(504, Error("UnknownError", "The answer was lost."));
            }

            statuses[id] = answer.Status;
            var headers = new JsonObject { ["Content-Type"] = "application/json" };
            foreach ((string name, string value) in answer.Headers)
            {
                headers[name] = value;
            }

            responses.Add(new JsonObject { ["id"] = id, ["status"] = answer.Status, ["headers"] = headers, ["body"] = answer.Body?.DeepClone() });
        }

        return Answer.Ok(new JsonObject { ["responses"] = responses });
    }

    private static GraphRequest Unpack(JsonObject item, GraphRequest batch)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, JsonNode? value) in item["headers"] as JsonObject ?? [])
        {
            headers[name] = value?.ToString() ?? "";
        }

        headers.TryAdd("Authorization", batch.Headers.GetValueOrDefault("Authorization") ?? "");
        string url = item.Text("url")!;
        return new GraphRequest(item.Text("method")!.ToUpperInvariant(), url.StartsWith('/') ? url : "/" + url, batch.Root, headers, item["body"]?.DeepClone());
    }

    private static void Verify(JsonObject[] items)
    {
        if (items.Length is 0 or > Most)
        {
            throw GraphError.BadRequest("BadRequest", string.Create(CultureInfo.InvariantCulture, $"A batch holds 1 to {Most} requests; this one holds {items.Length}."));
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonObject item in items)
        {
            if (item.Text("id") is not { } id || item.Text("method") is null || item.Text("url") is null || !seen.Add(id))
            {
                throw GraphError.BadRequest("BadRequest", "Each request of a batch needs an id of its own, a method and a url.");
            }

            if (item["body"] is not null && item["headers"] is not JsonObject)
            {
                throw GraphError.BadRequest("BadRequest", $"Request {id} has a body and no Content-Type header.");
            }
        }

        bool parallel = items.All(i => !i.Texts("dependsOn").Any());
        bool chain = !items[0].Texts("dependsOn").Any()
            && items.Zip(items.Skip(1)).All(pair => pair.Second.Texts("dependsOn").SequenceEqual([pair.First.Text("id")!], StringComparer.OrdinalIgnoreCase));
        if (!parallel && !chain)
        {
            throw GraphError.BadRequest("BadRequest", "Batch should be either fully sequential or fully parallel.");
        }
    }

    private static JsonObject Error(string code, string message) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
}
