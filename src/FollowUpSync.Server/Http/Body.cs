using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace FollowUpSync.Server.Http;

/// <summary>What a request says, as a JSON object. Every fault names the member, its value and the cure.</summary>
internal sealed class Body
{
    private const int LongestText = 10_000;
    private readonly JsonElement _json;

    private Body(JsonElement json) => _json = json;

    /// <summary>Reads it; no body is an empty object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="members">All that may stand in it.</param>
    public static async Task<Body> ReadAsync(HttpRequest request, params string[] members)
    {
        string text = await TextAsync(request);
        if (text.Length == 0)
        {
            return new Body(JsonElement.Parse("{}"));
        }

        JsonElement json;
        try
        {
            json = JsonElement.Parse(text);
        }
        catch (JsonException fault)
        {
            throw Wrong($"The body is no JSON: line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}.", "Send one JSON object.");
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"The body is {json.ValueKind}.", "Send one JSON object.");
        }

        foreach (JsonProperty member in json.EnumerateObject().Where(member => !members.Contains(member.Name)))
        {
            throw Wrong($"{member.Name}: there is no such member here.", members.Length == 0 ? "Send an empty object, or nothing." : $"There are: {string.Join(", ", members)}.");
        }

        return new Body(json);
    }

    /// <summary>The body as text; it must be JSON by its type, which no page of another site can send unasked.</summary>
    public static async Task<string> TextAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        string text;
        try
        {
            text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("The body is no UTF-8.", "Send JSON in UTF-8.");
        }

        return text.Length == 0 || request.HasJsonContentType()
            ? text
            : throw new Refusal(StatusCodes.Status415UnsupportedMediaType, "FUS606", $"Content-Type {request.ContentType ?? "is missing"}: only JSON is taken.", "Send Content-Type: application/json.");
    }

    public string Text(string name) => MaybeText(name) ?? throw Wrong($"{name} is missing.", $"Send {{\"{name}\": \"...\"}}.");

    public string? MaybeText(string name) => Find(name, JsonValueKind.String) is not { } value ? null
        : value.GetString() is { Length: > 0 and <= LongestText } text ? text
        : throw Wrong($"{name}: {(value.GetString()!.Length == 0 ? "it is empty" : $"more than {LongestText} characters")}.", "Send a text in between.");

    public bool Flag(string name, bool otherwise) =>
        !_json.TryGetProperty(name, out JsonElement value) ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong($"{name}: {value.GetRawText()}: neither true nor false.", $"Send {{\"{name}\": true}}.");

    public bool Flag(string name) => _json.TryGetProperty(name, out _) ? Flag(name, false) : throw Wrong($"{name} is missing.", $"Send {{\"{name}\": true}} or {{\"{name}\": false}}.");

    public LocalDate Day(string name) => MaybeDay(name) ?? throw Wrong($"{name} is missing.", $"Send {{\"{name}\": \"2026-11-20\"}}.");

    public LocalDate? MaybeDay(string name) => MaybeText(name) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
        : throw Wrong($"{name}: {text}: this is no day.", "Write it as 2026-11-20.");

    public Instant? MaybeMoment(string name) => MaybeText(name) is not { } text ? null
        : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment } ? moment.ToInstant()
        : throw Wrong($"{name}: {text}: this is no moment.", "Write it as 2026-11-20T14:00:00Z.");

    public T Word<T>(string name, T? otherwise = null)
        where T : struct, Enum
    {
        if (MaybeText(name) is not { } text)
        {
            return otherwise ?? throw Wrong($"{name} is missing.", Words<T>());
        }

        return Enum.GetValues<T>().Where(one => Sync.JsonReport.Word(one) == text).Select(one => (T?)one).FirstOrDefault() ?? throw Wrong($"{name}: {text}: not known.", Words<T>());
    }

    private static string Words<T>()
        where T : struct, Enum => $"One of: {string.Join(", ", Enum.GetValues<T>().Select(Sync.JsonReport.Word))}.";

    private JsonElement? Find(string name, JsonValueKind kind) =>
        !_json.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == kind ? value
        : throw Wrong($"{name}: {value.GetRawText()}: this is no {kind}.", $"Send a {kind}.");

    private static Refusal Wrong(string message, string cure) => new(StatusCodes.Status400BadRequest, "FUS605", message, cure);
}
