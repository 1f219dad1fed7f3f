using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Graph;

/// <summary>Requests to one mailbox over Microsoft Graph v1.0: one at a time, with every preference on each, and repeated only where that is safe.</summary>
/// <remarks>
/// Plain HTTP, not the SDK: its client repeats every POST after a 503, drops preferences between pages, and gives up on long
/// waits (<c>src/decisions/0004-graph-over-http.md</c>).
/// </remarks>
/// <param name="http">Without a retry handler of its own.</param>
/// <param name="tokens">Of the mailbox, and the service that they are for.</param>
/// <param name="clock">For waiting.</param>
/// <param name="user">Whose mailbox, by id, where the tokens are the program's own; null where they are the owner's.</param>
public sealed class GraphClient(HttpClient http, GraphTokens tokens, TimeProvider clock, string? user = null)
{
    // Two values in two headers are glued together inside batches, so they are sent as one. No zone is asked for: times come in UTC.
    private const string Preferences = "IdType=\"ImmutableId\", outlook.body-content-type=\"text\", odata.maxpagesize=100";
    private const int Attempts = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(100);

    /// <summary>How far this machine's clock was ahead of the service's at the last answer, to the second; null before one came.</summary>
    public Duration? Ahead { get; private set; }

    /// <summary>What time it is for the service.</summary>
    internal Instant ServiceTime => Instant.FromDateTimeOffset(clock.GetUtcNow()) - (Ahead ?? Duration.Zero);

    /// <summary>May a request be sent again when its answer is lost?</summary>
    public enum Repeat
    {
        /// <summary>Yes: doing it twice is doing it once.</summary>
        Safely,

        /// <summary>Only where it surely was not done: the service refused it, or was not reached.</summary>
        IfNotDone,
    }

    /// <summary>Reads.</summary>
    /// <param name="path">Below the root, or a whole link as Graph gave it, which is used as it is.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<JsonElement> GetAsync(string path, CancellationToken stop) =>
        await SendAsync(HttpMethod.Get, path, null, null, Repeat.Safely, stop) is { ValueKind: JsonValueKind.Object } answer
            ? answer
            : throw GraphException.NoAnswer(tokens.BaseUrl.Host, "it is empty");

    /// <summary>Reads, or null where nothing is there.</summary>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken stop)
    {
        try
        {
            return await GetAsync(path, stop);
        }
        catch (GraphException fault) when (fault.IsMissing)
        {
            return null;
        }
    }

    /// <summary>Creates; the answer is what is there now.</summary>
    public Task<JsonElement> PostAsync(string path, ReadOnlyMemory<byte> body, Repeat repeat, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, body, null, repeat, stop);

    /// <summary>Changes what is still as <paramref name="etag"/> says; the answer is what is there now.</summary>
    public Task<JsonElement> PatchAsync(string path, ReadOnlyMemory<byte> body, string? etag, CancellationToken stop) =>
        SendAsync(HttpMethod.Patch, path, body, etag, Repeat.Safely, stop);

    /// <summary>Deletes what is still as <paramref name="etag"/> says; what is gone already counts as deleted.</summary>
    public async Task DeleteAsync(string path, string? etag, CancellationToken stop)
    {
        try
        {
            await SendAsync(HttpMethod.Delete, path, null, etag, Repeat.Safely, stop);
        }
        catch (GraphException fault) when (fault.IsMissing)
        {
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, string? etag, Repeat repeat, CancellationToken stop)
    {
        Uri place = PlaceOf(path);
        for (int attempt = 1; ; attempt++)
        {
            Attempt tried = await TryAsync(method, place, body, etag, stop);
            if (tried.Fault is not { } fault)
            {
                return tried.Body;
            }

            bool mayRepeat = tried.WasRefused || (repeat == Repeat.Safely && fault.IsUnclear);
            TimeSpan wait = tried.Wait ?? TimeSpan.FromSeconds(Math.Pow(2, attempt - 1));
            if (!mayRepeat || attempt == Attempts || wait > LongestWait)
            {
                throw fault;
            }

            // Not all at once: what was sent away together does not come back together.
            await Task.Delay(wait + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(250)), clock, stop);
        }
    }

    private async Task<Attempt> TryAsync(HttpMethod method, Uri place, ReadOnlyMemory<byte>? body, string? etag, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, place);
        request.Headers.TryAddWithoutValidation("Prefer", Preferences);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var late = new CancellationTokenSource(LongestAnswer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            await tokens.AuthorizeAsync(request, either.Token);
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Ahead = answer.Headers.Date is { } date ? Duration.FromTimeSpan(clock.GetUtcNow() - date) : Ahead;
            byte[] content = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return answer.IsSuccessStatusCode && content.Length > 0 && answer.Content.Headers.ContentType?.MediaType is not "application/json"
                ? Attempt.Failed(GraphException.NoAnswer(place.Host, "something else than Microsoft Graph answered"), notReached: false)
                : answer.IsSuccessStatusCode ? Attempt.Done(content) : Attempt.Refused(answer, content, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Attempt.Failed(GraphException.NoAnswer(place.Host, "it took too long"), notReached: false);
        }
        catch (SignInException fault) when (fault.Passes)
        {
            return Attempt.Failed(new GraphException(fault.Code, fault.Message, fault.Hint), notReached: true);
        }
        catch (JsonException)
        {
            return Attempt.Failed(GraphException.NoAnswer(place.Host, "it broke off"), notReached: false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            bool notReached = fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NetworkUnreachable };
            return Attempt.Failed(GraphException.NoAnswer(place.Host, fault.Message.TrimEnd('.')), notReached);
        }
    }

    // Links are opaque: not a character of them may change. The tokens see to it that they go nowhere else.
    /// <summary>What is called <c>/me/...</c> here, as the service calls it.</summary>
    internal string NameOf(string path) => user is not null && path.StartsWith("/me/", StringComparison.Ordinal) ? $"/users/{user}{path["/me".Length..]}" : path;

    private Uri PlaceOf(string path) => path.StartsWith('/')
        ? new Uri(tokens.BaseUrl.AbsoluteUri.TrimEnd('/') + NameOf(path))
        : new Uri(path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>How one sending ended.</summary>
    /// <param name="Body">The answer, where there is one.</param>
    /// <param name="Fault">Why it failed, or null.</param>
    /// <param name="WasRefused">It was surely not done, and may be asked again.</param>
    /// <param name="Wait">How long the service asks to wait.</param>
    private readonly record struct Attempt(JsonElement Body, GraphException? Fault, bool WasRefused, TimeSpan? Wait)
    {
        public static Attempt Done(byte[] content)
        {
            if (content.Length == 0)
            {
                return default;
            }

            using JsonDocument document = JsonDocument.Parse(content);
            return new Attempt(document.RootElement.Clone(), null, false, null);
        }

        public static Attempt Failed(GraphException fault, bool notReached) => new(default, fault, notReached, null);

        public static Attempt Refused(HttpResponseMessage answer, byte[] content, DateTimeOffset now)
        {
            (string? code, string? text) = ErrorOf(content);
            TimeSpan? wait = WaitOf(answer, now);
            return new Attempt(default, GraphException.Of((int)answer.StatusCode, code, text, wait), answer.StatusCode == HttpStatusCode.TooManyRequests, wait);
        }

        private static (string? Code, string? Text) ErrorOf(byte[] content)
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(content);
                JsonElement error = document.RootElement.GetProperty("error");
                return (error.GetProperty("code").GetString(), error.TryGetProperty("message", out JsonElement text) ? text.GetString() : null);
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return (null, null); // A gateway's page of HTML says nothing that we could use.
            }
        }

        // Seconds, whole or not (seen: 0.249), or a date.
        private static TimeSpan? WaitOf(HttpResponseMessage answer, DateTimeOffset now)
        {
            if (!answer.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
            {
                return null;
            }

            string value = values.First();
            return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e6 ? TimeSpan.FromSeconds(Math.Ceiling(seconds))
                : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) ? (at > now ? at - now : TimeSpan.Zero)
                : null;
        }
    }
}
