using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;

namespace FollowUpSync.Tests.Graph;

/// <summary>An authority that answers in memory and remembers what was asked of it.</summary>
internal sealed class FakeAuthority : HttpMessageHandler
{
    public const string Token = "token-from-the-authority";

    private const string Directory = "11111111-2222-3333-4444-555555555555";

    // The sign-in library keeps in mind, for the whole process and two minutes, which refresh token was refused.
    private static int _authorities;

    public string RefreshToken { get; } = $"refresh-token-from-authority-{Interlocked.Increment(ref _authorities)}";

    public List<Asked> Requests { get; } = [];

    /// <summary>Answers a token request in place of a token.</summary>
    public Func<Asked, HttpResponseMessage?> Instead { get; set; } = _ => null;

    /// <summary>Who signs in.</summary>
    public string Address { get; set; } = "alex@example.com";

    /// <summary>How long tokens live, in seconds.</summary>
    public int Lifetime { get; set; } = 3600;

    public static HttpResponseMessage Refuses(string error, string description, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Json(new { error, error_description = $"{description}\r\nTrace ID: 0f0f Correlation ID: 0a0a Timestamp: 2026-11-25 11:00:00Z" }, status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? request.RequestUri!.Query : await request.Content.ReadAsStringAsync(cancellationToken);
        System.Collections.Specialized.NameValueCollection form = HttpUtility.ParseQueryString(body);
        var asked = new Asked(request.RequestUri!, form.AllKeys.Where(key => key is not null).ToDictionary(key => key!, key => form[key]!));
        lock (Requests)
        {
            Requests.Add(asked);
        }

        return Instead(asked) ?? (asked.Address.AbsolutePath switch
        {
            string path when path.EndsWith("/devicecode", StringComparison.Ordinal) => Json(new { device_code = "device", user_code = "ABCD-1234", verification_uri = "https://login.sandbox.test/device", interval = 1, expires_in = 900, message = "ignored" }),
            string path when path.Contains("/metadata/identity", StringComparison.Ordinal) => Json(new { access_token = Token, expires_in = "3600", expires_on = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), resource = form["resource"], token_type = "Bearer" }),
            _ when form["grant_type"] == "client_credentials" => Json(new { token_type = "Bearer", access_token = Token, expires_in = Lifetime }),
            _ => Json(new
            {
                token_type = "Bearer",
                access_token = Token,
                refresh_token = RefreshToken,
                expires_in = Lifetime,
                ext_expires_in = Lifetime,
                scope = form["scope"],
                id_token = $"{Encoded("{\"alg\":\"none\"}")}.{Encoded($$"""{"aud":"client","iss":"https://login.sandbox.test/{{Directory}}/v2.0","oid":"oid-1","tid":"{{Directory}}","sub":"sub-1","preferred_username":"{{Address}}","exp":4102444800,"iat":1700000000}""")}.c2ln",
                client_info = Encoded($$"""{"uid":"oid-1","utid":"{{Directory}}"}"""),
            }),
        });
    }

    private static HttpResponseMessage Json(object value, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(value), Encoding.UTF8, "application/json") };

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A request: its address, and its form or query.</summary>
    internal sealed record Asked(Uri Address, IReadOnlyDictionary<string, string> Form)
    {
        public string? this[string name] => Form.GetValueOrDefault(name);
    }
}
