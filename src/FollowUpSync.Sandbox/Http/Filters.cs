using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUpSync.Sandbox.Http;

/// <summary>An OData <c>$filter</c>: what it asks of an item, and the properties it names in their order.</summary>
internal sealed partial class Filters
{
    // Graph lets nobody search by these.
    private static readonly HashSet<string> Refused = ["transactionId", "extensions"];

    private readonly List<string> tokens;
    private readonly List<string> properties = [];
    private int at;

    private Filters(string text)
    {
        tokens = [.. Token().Matches(text).Select(m => m.Value)];
    }

    private delegate object? Value(Scope scope);

    public Func<JsonObject, bool> Holds { get; private set; } = _ => true;

    public IReadOnlyList<string> Properties => properties;

    /// <exception cref="GraphError">400: the text is no filter, or names what cannot be searched by.</exception>
    public static Filters Parse(string text)
    {
        var filter = new Filters(text);
        Func<Scope, bool> root = filter.Or();
        if (filter.at < filter.tokens.Count)
        {
            throw filter.Broken();
        }

        if (filter.properties.Find(p => Refused.Contains(p.Split('/')[0])) is { } refused)
        {
            throw GraphError.BadRequest("ErrorInvalidProperty", $"The property '{refused}' does not support filtering.");
        }

        filter.Holds = item => root(new Scope(item, null, null));
        return filter;
    }

    /// <summary>Names of extended properties: the GUID in any case, the name in its own.</summary>
    public static bool SameProperty(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return left == right;
        }

        int name = left.IndexOf(" Name ", StringComparison.OrdinalIgnoreCase);
        return name < 0 || name >= right.Length
            ? left.Equals(right, StringComparison.OrdinalIgnoreCase)
            : left[..name].Equals(right[..name], StringComparison.OrdinalIgnoreCase) && left[name..] == right[name..];
    }

    private Func<Scope, bool> Or()
    {
        Func<Scope, bool> left = And();
        while (Take("or"))
        {
            Func<Scope, bool> before = left, right = And();
            left = s => before(s) || right(s);
        }

        return left;
    }

    private Func<Scope, bool> And()
    {
        Func<Scope, bool> left = Not();
        while (Take("and"))
        {
            Func<Scope, bool> before = left, right = Not();
            left = s => before(s) && right(s);
        }

        return left;
    }

    private Func<Scope, bool> Not()
    {
        if (Take("not"))
        {
            Func<Scope, bool> inner = Not();
            return s => !inner(s);
        }

        if (Take("("))
        {
            Func<Scope, bool> inner = Or();
            Expect(")");
            return inner;
        }

        string word = Next();
        return Peek() != "(" ? Comparison(word) : word.EndsWith("/any", StringComparison.Ordinal) ? Any(word[..^4]) : Text(word);
    }

    private Func<Scope, bool> Any(string path)
    {
        properties.Add(path);
        Expect("(");
        string[] head = Next().Split(':', 2);
        if (head.Length < 2)
        {
            throw Broken();
        }

        if (head[1] != "")
        {
            tokens.Insert(at, head[1]);
        }

        int outer = properties.Count;
        Func<Scope, bool> inner = Or();
        properties.RemoveRange(outer, properties.Count - outer);
        Expect(")");
        return s => Walk(s.Item, path) is JsonArray all && all.Any(one => inner(new Scope(s.Item, head[0], one)));
    }

    private Func<Scope, bool> Text(string function)
    {
        Expect("(");
        Value left = Operand(Next());
        Expect(",");
        Value right = Operand(Next());
        Expect(")");
        Func<string, string, bool> test = function.ToLowerInvariant() switch
        {
            "contains" => (a, b) => a.Contains(b, StringComparison.OrdinalIgnoreCase),
            "startswith" => (a, b) => a.StartsWith(b, StringComparison.OrdinalIgnoreCase),
            "endswith" => (a, b) => a.EndsWith(b, StringComparison.OrdinalIgnoreCase),
            _ => throw Broken(),
        };
        return s => left(s) is string a && right(s) is string b && test(a, b);
    }

    private Func<Scope, bool> Comparison(string word)
    {
        Value left = Operand(word);
        string name = word;
        string operation = Next();
        Value right = Operand(Next());
        return operation switch
        {
            "eq" => s => Same(name, left(s), right(s)),
            "ne" => s => !Same(name, left(s), right(s)),
            "gt" => s => Order(left(s), right(s)) > 0,
            "ge" => s => Order(left(s), right(s)) >= 0,
            "lt" => s => Order(left(s), right(s)) < 0,
            "le" => s => Order(left(s), right(s)) <= 0,
            _ => throw Broken(),
        };
    }

    private Value Operand(string word)
    {
        if (word[0] == '\'')
        {
            string text = word[1..^1].Replace("''", "'", StringComparison.Ordinal);
            return _ => text;
        }

        if (word is "true" or "false" or "null")
        {
            return word == "null" ? _ => null : _ => word == "true";
        }

        if (char.IsAsciiDigit(word[0]) || word[0] == '-')
        {
            object literal = double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? number : word;
            return _ => literal;
        }

        properties.Add(word);
        return s =>
        {
            string[] parts = word.Split('/', 2);
            JsonNode? found = s.Variable == parts[0] ? parts.Length == 1 ? s.Bound : Walk(s.Bound, parts[1]) : Walk(s.Item, word);
            return found switch
            {
                JsonValue v when v.TryGetValue(out string? text) => text,
                JsonValue v when v.TryGetValue(out bool flag) => flag,
                JsonValue v when v.TryGetValue(out double number) => number,
                _ => null,
            };
        };
    }

    private static JsonNode? Walk(JsonNode? node, string path) =>
        path.Split('/').Aggregate(node, (n, name) => n is JsonObject o ? o[name] : null);

    private static bool Same(string property, object? left, object? right) =>
        property.EndsWith("/id", StringComparison.Ordinal) ? SameProperty(left as string, right as string)
        : property is "id" or "conversationId" ? Equals(left, right)
        : left is null || right is null ? left is null && right is null
        : Order(left, right) == 0;

    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (string a, string b) when IsDate(a) && IsDate(b) && Times.TryInstant(a) is { } x && Times.TryInstant(b) is { } y => x.CompareTo(y),
        (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
        (double a, double b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        _ => null,
    };

    private static bool IsDate(string text) => text.Length >= 10 && text[4] == '-' && text[7] == '-' && char.IsAsciiDigit(text[0]);

    private string? Peek() => at < tokens.Count ? tokens[at] : null;

    private string Next() => at < tokens.Count ? tokens[at++] : throw Broken();

    private bool Take(string token)
    {
        bool there = Peek() == token;
        at += there ? 1 : 0;
        return there;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Broken();
        }
    }

    private GraphError Broken() =>
        GraphError.BadRequest("BadRequest", $"Invalid filter clause: syntax error near '{Peek() ?? "the end"}' in '{string.Join(' ', tokens)}'.");

    [GeneratedRegex(@"'(?:[^']|'')*'|[(),]|[^\s(),']+")]
    private static partial Regex Token();

    private sealed record Scope(JsonObject Item, string? Variable, JsonNode? Bound);
}
