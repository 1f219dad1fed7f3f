using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Sandbox;
using FollowUpSync.Server.Hosted;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FollowUpSync.Server.Tests;

/// <summary>An authority on loopback: HTTPS, keys, and tokens on behalf of people. Its tokens for Graph are those of a sandbox, one mailbox for each person of each directory.</summary>
internal sealed class Authority : IAsyncDisposable
{
    public const string Client = "0d7c6e52-3a39-4f0e-9a55-c2f2f4e9b1aa";
    public const string Secret = "s3cret-Of-The-App";

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate = CertificateFor("localhost");
    private WebApplication? _app;

    /// <summary>With its port; the same after it was ended and begun again.</summary>
    public Uri Address { get; private set; } = new("https://localhost:0/");

    /// <summary>How a request on behalf of somebody is answered in place of a token, or null.</summary>
    public Func<string, object?> Instead { get; set; } = _ => null;

    /// <summary>The token of a program by itself, or null where there is none.</summary>
    public string? AppToken { get; set; }

    /// <summary>Trusts its certificate; all else is the network's own.</summary>
    public HttpMessageHandler Network => new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, given, _, _) => given?.GetCertHashString() == _certificate.GetCertHashString() } };

    public async Task BeginAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Address.Port, listen => listen.UseHttps(_certificate)));
        _app = builder.Build();
        _app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Results.Json(new { issuer = $"{Address}{{tenantid}}/v2.0", jwks_uri = $"{Address}{tenant}/keys", authorization_endpoint = $"{Address}{tenant}/oauth2/v2.0/authorize", token_endpoint = $"{Address}{tenant}/oauth2/v2.0/token" }));
        _app.MapGet("/{tenant}/keys", () =>
        {
            RSAParameters key = _key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", n = Encoded(key.Modulus!), e = Encoded(key.Exponent!) } } });
        });
        _app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpRequest request, string tenant) =>
        {
            IFormCollection form = await request.ReadFormAsync();
            if (form["grant_type"] == "client_credentials" && form["client_secret"] == Secret && AppToken is not null)
            {
                return Results.Json(new { token_type = "Bearer", access_token = AppToken, expires_in = 3600 });
            }

            bool isOurs = form["client_id"] == Client && form["client_secret"] == Secret && form["requested_token_use"] == "on_behalf_of";
            JsonNode claims = JsonNode.Parse(Convert.FromBase64String(Padded(form["assertion"].ToString().Split('.')[1])))!;
            object refusal = new { error = "invalid_grant", error_description = "AADSTS50013: Assertion failed signature validation." };
            object? answer = !isOurs || (string)claims["tid"]! != tenant ? refusal : Instead(form["assertion"].ToString());
            return answer is not null
                ? Results.Json(answer, statusCode: 400)
                : Results.Json(new
                {
                    token_type = "Bearer",
                    access_token = $"sandbox:{MailboxOf(tenant, (string)claims["oid"]!)}",
                    expires_in = 3600,
                    ext_expires_in = 3600,
                    scope = form["scope"].ToString(),
                    id_token = TokenFor(tenant, (string)claims["oid"]!, (string)claims["preferred_username"]!, DateTimeOffset.UtcNow),
                    client_info = Encoded(JsonSerializer.SerializeToUtf8Bytes(new { uid = (string)claims["oid"]!, utid = tenant })),
                });
        });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/");
    }

    public async Task EndAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    /// <summary>The sandbox's name of somebody's mailbox.</summary>
    public static string MailboxOf(string tenant, string owner) => $"{owner[..8]}@{tenant[..8]}.example";

    /// <summary>An access token as Entra gives it for our API; a claim may be changed, or left out with null.</summary>
    public string TokenFor(string tenant, string owner, string address, DateTimeOffset now, params (string Name, object? Value)[] changes)
    {
        Dictionary<string, object?> claims = new()
        {
            ["iss"] = $"{Address}{tenant}/v2.0",
            ["aud"] = Client,
            ["tid"] = tenant,
            ["oid"] = owner,
            ["sub"] = "s",
            ["ver"] = "2.0",
            ["scp"] = "openid FollowUps.ReadWrite",
            ["name"] = "Alex Kim",
            ["preferred_username"] = address,
            ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(), // The sign-in library remembers refused tokens for the whole process.
        };
        string algorithm = "RS256";
        foreach ((string name, object? value) in changes)
        {
            if (name == "alg")
            {
                algorithm = (string)value!;
            }
            else
            {
                claims[name] = value;
            }
        }

        string head = Encoded(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT", kid = "k1" }));
        string body = Encoded(JsonSerializer.SerializeToUtf8Bytes(claims.Where(claim => claim.Value is not null).ToDictionary()));
        byte[] signed = Encoding.ASCII.GetBytes($"{head}.{body}");
        string signature = algorithm switch
        {
            "none" => "",
            "HS256" => Encoded(HMACSHA256.HashData(_key.ExportSubjectPublicKeyInfo(), signed)),
            _ => Encoded(_key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        };
        return $"{head}.{body}.{signature}";
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _key.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 CertificateFor(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static string Encoded(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string Padded(string text) => text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
}

/// <summary>A service for an organisation of two directories, whose people have the same ids and names; real sign-in at an authority on loopback, real HTTP to a sandbox.</summary>
internal sealed class HostedScene : IAsyncDisposable
{
    public const string Fir = "11111111-aaaa-4aaa-8aaa-111111111111";
    public const string Oak = "22222222-bbbb-4bbb-8bbb-222222222222";
    public const string Person = "99999999-cccc-4ccc-8ccc-999999999999";
    public const string Host = "followups.example";

    private readonly SandboxServer _box;
    private readonly ServerOptions _options;
    private FollowUpService _service;
    private HttpClient _http;

    private HostedScene(SandboxServer box, Authority authority, ServerOptions options, FollowUpService service, MovedClock clock)
    {
        (_box, Authority, _options, _service, Clock) = (box, authority, options, service, clock);
        _http = ClientOf(service);
    }

    public Authority Authority { get; }

    public MovedClock Clock { get; }

    public string Folder => _options.DataDirectory;

    public FollowUpService Service => _service;

    public StringWriter Log { get; private init; } = new();

    public static async Task<HostedScene> OpenAsync(Func<HostedOptions, HostedOptions>? with = null, bool withAuthority = true)
    {
        var clock = new MovedClock(Scene.Noon);
        SandboxServer box = await SandboxServer.StartAsync(new SandboxOptions(0), clock);
        var authority = new Authority();
        await authority.BeginAsync();
        if (!withAuthority)
        {
            await authority.EndAsync();
        }

        string folder = Directory.CreateTempSubdirectory("followupsync-").FullName;
        var hosted = new HostedOptions([Fir, Oak], new GraphSignIn
        {
            Kind = SignInKind.OnBehalfOf, ClientId = Authority.Client, ClientSecret = Authority.Secret, Tenant = Fir, Authority = authority.Address, GraphBaseUrl = new Uri(box.BaseAddress, "v1.0"),
        })
        {
            KeysDirectory = Path.Combine(folder, "keys"),
            RequestsPerMinute = 10_000,
        };
        var options = new ServerOptions { Port = 0, DataDirectory = folder, PublicUrl = new Uri($"https://{Host}"), Notifications = false, SweepMinutes = 60, TimeZone = DateTimeZone.Utc, Hosted = (with ?? (one => one))(hosted) };
        var log = new StringWriter();
        FollowUpService service = await FollowUpService.StartAsync(options, clock, TextWriter.Null, logging => Into(logging, log), authority.Network);
        return new HostedScene(box, authority, options, service, clock) { Log = log };
    }

    public string Token(string tenant, params (string Name, object? Value)[] changes) => Authority.TokenFor(tenant, Person, Scene.Owner, Clock.GetUtcNow(), changes);

    /// <summary>Asks as the person of a directory.</summary>
    public Task<Told> AsAsync(string tenant, string method, string path, string? body = null, params (string Name, string Value)[] headers) => WithAsync(Token(tenant), method, path, body, headers);

    public Task<Told> WithAsync(string? token, string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        Scene.AskAsync(_http, method, path.StartsWith('/') ? path : $"/api/v1/{path}", body, token is null ? headers : [("Authorization", $"Bearer {token}"), .. headers]);

    /// <summary>From inside, by the machine's own address.</summary>
    public Task<Told> InsideAsync(string path) => Scene.AskAsync(_http, "GET", path, null, ("Host", _service.Address.Authority));

    public Task FillAsync(string tenant, params string[] events) => FillMailboxAsync(Authority.MailboxOf(tenant, Person), events);

    public async Task FillMailboxAsync(string mailbox, params string[] events)
    {
        using var http = new HttpClient { BaseAddress = _box.BaseAddress };
        using var content = new StringContent($"[{string.Join(',', events)}]", Encoding.UTF8, "application/json");
        (await http.PostAsync($"_sandbox/mailboxes/{mailbox}/events", content)).EnsureSuccessStatusCode();
    }

    /// <summary>The id of somebody's user object.</summary>
    public async Task<string> UserIdAsync(string mailbox)
    {
        using var http = new HttpClient { BaseAddress = _box.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"sandbox:{mailbox}");
        return (string)JsonNode.Parse(await http.GetStringAsync("v1.0/me"))!["id"]!;
    }

    public Task<JsonObject[]> EntriesAsync(string tenant) => EntriesOfAsync(Authority.MailboxOf(tenant, Person));

    public async Task<JsonObject[]> EntriesOfAsync(string mailbox)
    {
        using var http = new HttpClient { BaseAddress = _box.BaseAddress };
        return [.. JsonNode.Parse(await http.GetStringAsync($"_sandbox/mailboxes/{mailbox}"))!["events"]!.AsArray().Select(one => one!.AsObject()).Where(one => one["transactionId"] is not null)];
    }

    public async Task RestartAsync()
    {
        await _service.DisposeAsync();
        _service = await FollowUpService.StartAsync(_options, Clock, TextWriter.Null, logging => Into(logging, Log), Authority.Network);
        _http.Dispose();
        _http = ClientOf(_service);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _service.DisposeAsync();
        await Authority.DisposeAsync();
        await _box.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static HttpClient ClientOf(FollowUpService service)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Host = Host;
        return http;
    }

    private static void Into(ILoggingBuilder logging, TextWriter log)
    {
        logging.ClearProviders();
        logging.AddProvider(new Lines(log));
    }

    private sealed class Lines(TextWriter log) : ILoggerProvider, ILogger
    {
        private readonly TextWriter _log = TextWriter.Synchronized(log);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _log.WriteLine($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
