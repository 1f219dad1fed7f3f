using System.Security.Cryptography;
using System.Text;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>
/// What goes wrong on purpose: per kind a rate, rolled from the seed so that the same calls fail again; and a script of
/// single calls. Kept with the mailboxes.
/// </summary>
internal sealed class Faults
{
    public const string Throttle = "throttle", ServerError = "serverError", Timeout = "timeout", LostAnswer = "lostAnswer",
        ExpiredDelta = "expiredDelta", DuplicateNotification = "duplicateNotification", LostNotification = "lostNotification", EmptyRead = "emptyRead",
        ShuffledNotification = "shuffledNotification", OversizedPage = "oversizedPage", DuplicatedEntry = "duplicatedEntry", EmptyPage = "emptyPage",
        LoopingPage = "loopingPage", RemovedOccurrences = "removedOccurrences", SpuriousConflict = "spuriousConflict", IgnoredIfMatch = "ignoredIfMatch",
        InternalWrite = "internalWrite", ExpiredToken = "expiredToken", BrokenAnswer = "brokenAnswer", ReplicationDelay = "replicationDelay", PerAppLimit = "perAppLimit";

    private static readonly HashSet<string> Kinds =
    [
        Throttle, ServerError, Timeout, LostAnswer, ExpiredDelta, DuplicateNotification, LostNotification, EmptyRead, ShuffledNotification,
        OversizedPage, DuplicatedEntry, EmptyPage, LoopingPage, RemovedOccurrences, SpuriousConflict, IgnoredIfMatch, InternalWrite,
        ExpiredToken, BrokenAnswer, ReplicationDelay, PerAppLimit,
    ];

    private static readonly int[] ServerErrors = [500, 502, 503, 504];

    private const string Setting = "faults";
    private const int LagsBehind = 3;
    private readonly MailboxStore store;
    private readonly Lock turn = new();
    private readonly Dictionary<string, long> rolls = [];
    private readonly Dictionary<int, int> matches = [];
    private JsonObject wanted;

    public Faults(MailboxStore store)
    {
        this.store = store;
        wanted = JsonNode.Parse(store.Setting(Setting) ?? "{}")!.AsObject();
    }

    /// <summary>How long a <c>timeout</c> holds the request before it answers 504.</summary>
    public TimeSpan Patience => TimeSpan.FromMilliseconds(wanted.Number("timeoutMs", 1000));

    public JsonObject Current
    {
        get
        {
            lock (turn)
            {
                return wanted.Copy();
            }
        }
    }

    /// <summary>Takes the place of all faults asked for before; an empty object ends them.</summary>
    public void Set(JsonObject faults)
    {
        foreach ((string name, JsonNode? value) in faults)
        {
            bool number = value is JsonValue v && v.TryGetValue(out double rate) && (!Kinds.Contains(name) || rate is >= 0 and <= 1);
            if (!(Kinds.Contains(name) ? number : name is "seed" or "timeoutMs" ? number : name == "script" && value is JsonArray))
            {
                throw GraphError.BadRequest(
                    "BadRequest",
                    $"faults: '{name}' is {value?.ToJsonString() ?? "null"}; give 'seed' and 'timeoutMs' as numbers, 'script' as an array, and rates from 0 to 1 for: {string.Join(", ", Kinds)}.");
            }
        }

        lock (turn)
        {
            wanted = faults.Copy();
            rolls.Clear();
            matches.Clear();
            store.SetSetting(Setting, wanted.ToJsonString());
        }
    }

    /// <summary>Whether a fault of this kind strikes now.</summary>
    public bool Strikes(string kind)
    {
        lock (turn)
        {
            double rate = wanted[kind]?.GetValue<double>() ?? 0;
            return rate > 0 && Roll(kind) < rate;
        }
    }

    /// <summary>The newest change that a list or a delta round shows now: a copy of the mailbox that lags behind lacks the last few.</summary>
    public long Visible(MailboxSession session) => Strikes(ReplicationDelay) ? session.LastChange - LagsBehind : session.LastChange;

    /// <summary>A number that differs from call to call, and is the same again with the same seed.</summary>
    public int Pick(string what, int below)
    {
        lock (turn)
        {
            return (int)(Roll(what) * below);
        }
    }

    /// <summary>
    /// The step of the script that is meant for this call: <c>method</c>, <c>path</c> (a part of it) and <c>call</c> (the
    /// n-th that matches, from 1) choose it; <c>status</c>, <c>code</c>, <c>retryAfter</c>, <c>contentType</c>, <c>claims</c>,
    /// <c>delayMs</c>, <c>after</c> (when the work is done), <c>cut</c> (no answer), <c>broken</c> (half of one) and <c>slowMs</c>
    /// (a pause in its middle) say what happens.
    /// </summary>
    public JsonObject? Scripted(GraphRequest request)
    {
        lock (turn)
        {
            JsonObject? found = null;
            int number = 0;
            foreach (JsonObject step in wanted.Objects("script"))
            {
                number++;
                bool meant = (step.Text("method") ?? request.Method) == request.Method
                    && request.Target.Contains(step.Text("path") ?? "", StringComparison.OrdinalIgnoreCase);
                if (meant)
                {
                    int call = matches[number] = matches.GetValueOrDefault(number) + 1;
                    found ??= step.Number("call", call) == call ? step : null;
                }
            }

            return found?.Copy();
        }
    }

    /// <summary>What the rates do to a request before it is carried out.</summary>
    public async Task BeforeAsync(CancellationToken stop)
    {
        if (Strikes(ExpiredToken))
        {
            throw new GraphError(401, CodeOf(401), "Lifetime validation failed, the token is expired.") { Headers = { ["WWW-Authenticate"] = "Bearer realm=\"\"" }, Fault = ExpiredToken };
        }

        if (Strikes(Throttle))
        {
            throw new GraphError(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.") { Headers = { ["Retry-After"] = "1" }, Fault = Throttle };
        }

        if (Strikes(ServerError))
        {
            int status = ServerErrors[Pick("status", ServerErrors.Length)];
            throw new GraphError(status, CodeOf(status), "The sandbox was asked to fail now.") { Fault = ServerError };
        }

        if (Strikes(Timeout))
        {
            await Task.Delay(Patience, stop);
            throw new GraphError(504, "UnknownError", "The request timed out and was not carried out.") { Fault = Timeout };
        }
    }

    /// <summary>What a scripted step answers.</summary>
    public static Answer Play(JsonObject step, Answer answer)
    {
        int status = step.Number("status", 0);
        if (status == 0)
        {
            return answer with { Cut = step.Flag("cut"), Broken = step.Flag("broken"), SlowMs = step.Number("slowMs", 0), Fault = "script", ContentType = step.Text("contentType") ?? answer.ContentType };
        }

        var error = new JsonObject { ["error"] = new JsonObject { ["code"] = step.Text("code") ?? CodeOf(status), ["message"] = "The sandbox was asked to fail this call." } };
        var headers = new Dictionary<string, string>();
        if (step.Text("retryAfter") is { } after)
        {
            headers["Retry-After"] = after;
        }

        if (step.Text("claims") is { } claims)
        {
            headers["WWW-Authenticate"] = $"Bearer realm=\"\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";
        }

        return new Answer(status, error) { Headers = headers, Cut = step.Flag("cut"), Broken = step.Flag("broken"), SlowMs = step.Number("slowMs", 0), Fault = "script", ContentType = step.Text("contentType") ?? "application/json" };
    }

    private static string CodeOf(int status) => status switch
    {
        401 => "InvalidAuthenticationToken",
        403 => "ErrorAccessDenied",
        404 => "ErrorItemNotFound",
        409 => "ConcurrentItemSave",
        410 => "SyncStateNotFound",
        412 => "ErrorIrresolvableConflict",
        429 => "ApplicationThrottled",
        500 => "InternalServerError",
        504 => "UnknownError",
        _ => "ServiceUnavailable",
    };

    private double Roll(string kind)
    {
        long roll = rolls[kind] = rolls.GetValueOrDefault(kind) + 1;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{wanted["seed"]?.ToJsonString()}/{kind}/{roll}"));
        return (BitConverter.ToUInt64(hash) >> 11) / (double)(1UL << 53);
    }
}
