using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUpSync.Sandbox.Http;

/// <summary><c>$filter</c>, <c>$orderby</c>, <c>$select</c>, <c>$expand</c> and pages, for any collection of full items.</summary>
internal static partial class Collections
{
    private const int DefaultPage = 10;
    private const int LargestPage = 1000;

    /// <summary>What a full item holds and an answer shows only when it is asked for.</summary>
    private static readonly string[] OnDemand = ["singleValueExtendedProperties", "extensions", "attachments", "exceptionOccurrences", "cancelledOccurrences"];

    public static int PageSize(GraphRequest request)
    {
        if (request.Query("top") is not { } top)
        {
            return Math.Min(request.Prefer.PageSize ?? DefaultPage, LargestPage);
        }

        return int.TryParse(top, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= LargestPage
            ? size
            : throw GraphError.BadRequest("ErrorInvalidParameter", $"Invalid value '{top}' for $top; it goes from 1 to {LargestPage}.");
    }

    /// <summary>One page of the items that the request asks for, each in the shape that it asks for.</summary>
    public static Answer Page(GraphRequest request, IEnumerable<JsonObject> items, string context)
    {
        JsonObject[] found = [.. Sort(request, Filter(request, items))];
        int skip = int.TryParse(request.Query("skip"), CultureInfo.InvariantCulture, out int s) ? Math.Max(0, s) : 0;
        int size = PageSize(request);
        var body = new JsonObject { ["@odata.context"] = $"{request.Root}/$metadata#{context}" };
        if (request.Query("count") == "true")
        {
            body["@odata.count"] = found.Length;
        }

        body["value"] = Json.Array(found.Skip(skip).Take(size).Select(i => Shape(request, i)));
        if (found.Length > skip + size)
        {
            body["@odata.nextLink"] = NextPage(request, skip + size);
        }

        return Answer.Ok(body);
    }

    /// <summary>An item as the request selects and expands it.</summary>
    public static JsonObject Shape(GraphRequest request, JsonObject full)
    {
        string[] selected = request.Query("select")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        string[] expanded = [.. Part().Matches(request.Query("expand") ?? "").Select(m => m.Value.Trim())];
        var shaped = new JsonObject();
        foreach ((string name, JsonNode? value) in full)
        {
            bool onDemand = OnDemand.Contains(name);
            bool wanted = name.StartsWith("@odata.", StringComparison.Ordinal) || name == "id"
                || (selected.Length == 0 ? !onDemand : selected.Contains(name, StringComparer.OrdinalIgnoreCase));
            if (wanted)
            {
                shaped[name] = value?.DeepClone();
            }
        }

        foreach (string part in expanded)
        {
            Expand(full, shaped, part);
        }

        return shaped;
    }

    private static void Expand(JsonObject full, JsonObject shaped, string part)
    {
        string name = part.Split('(')[0];
        if (full[name] is not JsonArray all)
        {
            return;
        }

        if (name != "singleValueExtendedProperties")
        {
            shaped[name] = all.DeepClone();
            return;
        }

        string[] ids = [.. Quoted().Matches(part).Select(m => m.Groups[1].Value)];
        if (ids.Length == 0)
        {
            throw GraphError.BadRequest("ErrorInvalidParameter", "singleValueExtendedProperties can only be expanded with $filter=id eq '...'.");
        }

        JsonNode?[] matching = [.. all.OfType<JsonObject>().Where(p => ids.Any(id => Filters.SameProperty(p.Text("id"), id))).Select(p => p.DeepClone())];
        if (matching.Length > 0)
        {
            shaped[name] = Json.Array(matching);
        }
    }

    private static IEnumerable<JsonObject> Filter(GraphRequest request, IEnumerable<JsonObject> items)
    {
        if (request.Query("filter") is not { } text)
        {
            return items;
        }

        if (request.Query("search") is not null)
        {
            throw GraphError.BadRequest("SearchWithFilter", "The query parameter '$filter' is not supported with '$search'.");
        }

        return items.Where(Filters.Parse(text).Holds);
    }

    private static IEnumerable<JsonObject> Sort(GraphRequest request, IEnumerable<JsonObject> items)
    {
        if (request.Query("orderby") is not { } text)
        {
            return items;
        }

        IOrderedEnumerable<JsonObject> sorted = items.Order(Comparer<JsonObject>.Create((_, _) => 0));
        foreach (string[] term in text.Split(',').Select(t => t.Trim().Split(' ')))
        {
            Func<JsonObject, string?> key = item => term[0].Split('/').Aggregate((JsonNode?)item, (n, name) => n is JsonObject o ? o[name] : null)?.ToString();
            sorted = term is [_, "desc"]
                ? sorted.ThenByDescending(key, StringComparer.OrdinalIgnoreCase)
                : sorted.ThenBy(key, StringComparer.OrdinalIgnoreCase);
        }

        return sorted;
    }

    private static string NextPage(GraphRequest request, int skip)
    {
        string[] kept = [.. request.QueryText.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !Uri.UnescapeDataString(p.Split('=')[0]).TrimStart('$').Equals("skip", StringComparison.OrdinalIgnoreCase))];
        return string.Create(CultureInfo.InvariantCulture, $"{request.Root}{request.Target}?{string.Join('&', [.. kept, $"%24skip={skip}"])}");
    }

    [GeneratedRegex(@"[A-Za-z]+(?:\((?:[^()']|'[^']*')*\))?")]
    private static partial Regex Part();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();
}
