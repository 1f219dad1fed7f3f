using System.Text.Json;

namespace FollowUpSync.Sandbox.Http;

/// <summary>One request as it was answered. <c>Batch</c> is the number of the batch it came in; null outside one.</summary>
internal sealed record RecordedRequest(
    long N,
    string? Mailbox,
    string Method,
    string Path,
    int Status,
    long? Batch,
    double Ms,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    bool PreferWellFormed,
    int Concurrent,
    bool Early,
    IReadOnlyCollection<string> Rights,
    string? Refused,
    string? Fault);

/// <summary>Remembers every request, how many ran at once for a mailbox, and which came before a Retry-After was over.</summary>
internal sealed class RequestRecorder(TimeProvider time)
{
    private static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock turn = new();
    private readonly List<RecordedRequest> requests = [];
    private readonly Dictionary<string, int> running = [];
    private readonly Dictionary<string, DateTimeOffset> blockedUntil = [];
    private long last;

    public Call Begin(GraphRequest request, long? batch)
    {
        lock (turn)
        {
            int concurrent = 0;
            if (request.Mailbox != "" && batch is null)
            {
                concurrent = running[request.Mailbox] = running.GetValueOrDefault(request.Mailbox) + 1;
            }

            bool early = blockedUntil.TryGetValue(request.Mailbox, out DateTimeOffset until) && time.GetUtcNow() < until;
            return new Call(++last, request, batch, time.GetTimestamp(), concurrent, running.Values.Sum(), early);
        }
    }

    public void End(Call call, Answer answer)
    {
        GraphRequest request = call.Request;
        lock (turn)
        {
            if (call.Concurrent > 0)
            {
                running[request.Mailbox]--;
            }

            if (answer.Status == 429 && answer.Headers.TryGetValue("Retry-After", out string? after)
                && double.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out double seconds))
            {
                blockedUntil[request.Mailbox] = time.GetUtcNow().AddSeconds(seconds);
            }

            requests.Add(new RecordedRequest(
                call.Number,
                request.Mailbox == "" ? null : request.Mailbox,
                request.Method,
                "/v1.0" + request.Target,
                answer.Status,
                call.Batch,
                Math.Round(time.GetElapsedTime(call.Started).TotalMilliseconds, 3),
                request.QueryText,
                request.Headers.Where(h => !h.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).ToDictionary(),
                request.Prefer.WellFormed,
                call.Concurrent,
                call.Early,
                [.. request.Rights],
                answer.Refused,
                answer.Fault));
        }
    }

    /// <summary>JSON lines, by number.</summary>
    public string Dump()
    {
        lock (turn)
        {
            return string.Concat(requests.OrderBy(r => r.N).Select(r => JsonSerializer.Serialize(r, Lines) + "\n"));
        }
    }

    public void Clear()
    {
        lock (turn)
        {
            requests.Clear();
            blockedUntil.Clear();
            last = 0;
        }
    }

    internal sealed record Call(long Number, GraphRequest Request, long? Batch, long Started, int Concurrent, int OfApp, bool Early);
}
