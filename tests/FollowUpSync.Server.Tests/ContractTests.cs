using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace FollowUpSync.Server.Tests;

/// <summary>The description at <c>/openapi/v1.json</c> is the contract: the service does what it says, all of it and no more.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task Every_path_is_described_and_every_description_has_a_path()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        Description contract = await Description.OfAsync(scene);
        IEnumerable<string> mapped = scene.Service.Endpoints.SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {PathOf(endpoint)}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), contract.Operations.Select(one => $"{one.Method} {one.Path}").Order(StringComparer.Ordinal));
        Assert.Equal(contract.Operations.Count, contract.Operations.Select(one => (string)one.Json["operationId"]!).Distinct().Count());
    }

    [Fact]
    public async Task Every_operation_has_examples_that_are_as_it_says()
    {
        await using Scene scene = await Scene.OpenEmptyAsync();
        Description contract = await Description.OfAsync(scene);
        foreach (Operation operation in contract.Operations.Where(one => one.Method != "HEAD"))
        {
            foreach ((string place, JsonNode content) in operation.Contents())
            {
                Assert.True(content["example"] is not null, $"{operation}, {place}: no example.");
                contract.Check(content["example"], content["schema"]!, $"{operation}, {place}");
            }

            Assert.NotEmpty((string)operation.Json["summary"]!);
        }

        JsonNode problem = contract.Json["components"]!["responses"]!["Problem"]!["content"]!["application/problem+json"]!;
        contract.Check(problem["example"], problem["schema"]!, "Problem");
    }

    [Fact]
    public async Task Every_answer_of_the_service_is_as_it_says()
    {
        await using Scene scene = await Scene.OpenAsync();
        Description contract = await Description.OfAsync(scene);
        string process = await scene.ProcessAsync();
        string other = await scene.ProcessAsync("Fabrikam");
        string thanks = (string)(await scene.FollowUpAsync())["id"]!;
        JsonArray interviews = (await scene.GetAsync("interviews"))["interviews"]!.AsArray();
        string[] met = [.. ((string[])["Contoso", "Tailspin"]).Select(company => (string)interviews.First(one => (string?)one!["company"] == company)!["id"]!)];
        string item = (string)(await scene.EntriesAsync())[0]["id"]!;
        var done = new HashSet<string>();

        // In this order each finds what it needs; erasing comes last.
        foreach (string operationId in (string[])[
            "health", "readiness", "me", "sync", "processes", "note", "promise", "contact", "answer", "agency", "process", "processDraft", "interviews", "judge", "resolve", "followUps", "calendar", "followUpCalendar", "readDraft", "saveDraft", "letter",
            "callSheet",
            "snooze", "done", "reopen", "skip", "join", "split", "noShow", "outcome", "runs", "undo", "cadence", "setCadence", "templates", "template", "setTemplate", "previewTemplate", "openFeed", "closeFeed", "export", "erase"])
        {
            Operation operation = contract.Operations.Single(one => (string)one.Json["operationId"]! == operationId);
            string id = operationId switch
            {
                "outcome" => other,
                "noShow" or "split" => met[0],
                "judge" => met[1],
                "undo" => (string)(await scene.GetAsync("runs"))["runs"]![0]!["run"]!,
                _ when operation.Path.Contains("/processes/", StringComparison.Ordinal) => process,
                _ => thanks,
            };
            string path = operation.Path.Replace("{id}", id, StringComparison.Ordinal).Replace("{name}", "thank-you", StringComparison.Ordinal);
            path += operationId switch { "processDraft" => "?kind=offer", "letter" => "?person=sam@contoso.example", _ => "" };
            string? body = operationId switch
            {
                "resolve" => $$"""{"itemId":"{{item}}"}""",
                "join" => $$"""{"with":"{{other}}"}""",
                "contact" => """{"on":"2026-11-03","by":"phone"}""",
                _ => operation.Json["requestBody"]?["content"]!.AsObject().First().Value!["example"]!.ToJsonString(),
            };

            Told answer = await Scene.AskAsync(scene.Http, operation.Method, path, body, operation.Method == "PUT" ? [("If-Match", (await Scene.AskAsync(scene.Http, "GET", path)).Headers["ETag"])] : []);
            JsonNode? described = operation.Json["responses"]![((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)];
            Assert.True(described is not null && (int)answer.Status < 300, $"{operation}: {(int)answer.Status} {answer.Text}");
            if (answer.Status == HttpStatusCode.NoContent)
            {
                Assert.Empty(answer.Bytes);
            }
            else if (answer.Headers["Content-Type"].StartsWith("application/json", StringComparison.Ordinal))
            {
                contract.Check(answer.Json, described!["content"]!["application/json"]!["schema"]!, operation.ToString());
            }
            else
            {
                Assert.Contains(answer.Headers["Content-Type"].Split(';')[0], described!["content"]!.AsObject().Select(one => one.Key));
            }

            done.Add($"{operation.Method} {operation.Path}");
        }

        // The rest have tests of their own.
        Assert.Equal(
            ["GET /feeds/{token}.ics", "GET /metrics", "GET /openapi/v1.json", "GET /pair", "HEAD /feeds/{token}.ics", "POST /notifications/graph", "POST /notifications/graph/lifecycle"],
            contract.Operations.Select(one => $"{one.Method} {one.Path}").Where(one => !done.Contains(one)).Order(StringComparer.Ordinal));
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace("{**name}", "{name}", StringComparison.Ordinal);

    private sealed record Operation(string Path, string Method, JsonNode Json)
    {
        public IEnumerable<(string Place, JsonNode Content)> Contents()
        {
            foreach ((string type, JsonNode? content) in Json["requestBody"]?["content"]?.AsObject() ?? [])
            {
                yield return ($"body {type}", content!);
            }

            foreach ((string status, JsonNode? response) in Json["responses"]!.AsObject())
            {
                foreach ((string type, JsonNode? content) in response!["content"]?.AsObject() ?? [])
                {
                    yield return ($"{status} {type}", content!);
                }
            }
        }

        public override string ToString() => $"{Method} {Path}";
    }

    private sealed class Description(JsonNode json)
    {
        public JsonNode Json => json;

        public IReadOnlyList<Operation> Operations { get; } = [.. json["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(one => new Operation(path.Key, one.Key.ToUpperInvariant(), one.Value!)))];

        public static async Task<Description> OfAsync(Scene scene) => new((await Scene.AskAsync(scene.Stranger, "GET", "/openapi/v1.json")).Json);

        /// <summary>Holds a value to a schema: as much of JSON Schema as the description uses.</summary>
        public void Check(JsonNode? value, JsonNode schema, string place)
        {
            if ((string?)schema["$ref"] is { } name)
            {
                schema = json["components"]!["schemas"]![name.Split('/')[^1]]!;
            }

            string[] types = schema["type"] is JsonArray several ? [.. several.Select(one => (string)one!)] : [(string)schema["type"]!];
            string type = value?.GetValueKind() switch
            {
                null => "null",
                System.Text.Json.JsonValueKind.Object => "object",
                System.Text.Json.JsonValueKind.Array => "array",
                System.Text.Json.JsonValueKind.String => "string",
                System.Text.Json.JsonValueKind.Number => "number",
                _ => "boolean",
            };
            Assert.True(types.Contains(type) || (type == "number" && types.Contains("integer")), $"{place}: {type} in place of {string.Join(" or ", types)}.");
            if (schema["enum"] is JsonArray words)
            {
                Assert.True(words.Any(word => JsonNode.DeepEquals(word, value)), $"{place}: {value} is none of {words.ToJsonString()}.");
            }

            if (value is JsonObject given && schema["properties"] is JsonObject members)
            {
                Assert.All(schema["required"]?.AsArray() ?? [], must => Assert.True(given.ContainsKey((string)must!), $"{place}: {must} is missing."));
                foreach ((string member, JsonNode? inner) in given)
                {
                    Assert.True(members.ContainsKey(member) || schema["additionalProperties"] is null, $"{place}: {member} is not described.");
                    if (members[member] is { } described)
                    {
                        Check(inner, described, $"{place}.{member}");
                    }
                }
            }

            foreach (JsonNode? one in value as JsonArray ?? [])
            {
                Check(one, schema["items"]!, $"{place}[]");
            }
        }
    }
}
