using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FollowUpSync.Hosting;
using FollowUpSync.Server.Http;

namespace FollowUpSync.Server.Local;

/// <summary>Who may speak to this service on a machine that others share: whoever can read the key file, or was given the link.</summary>
/// <remarks>The key stands in a file that its owner alone may read. Browsers get a cookie computed from it, by a link that dies with the process.</remarks>
internal sealed class Pairing
{
    private const string Cookie = "followupsync";
    private readonly string _key;
    private readonly string _code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <param name="folder">Holds the key; it is made where there is none.</param>
    public Pairing(string folder)
    {
        KeyFile = Path.Combine(folder, "pairing-key");
        if (!File.Exists(KeyFile))
        {
            using var file = new FileStream(KeyFile, ServiceFile.OwnersAlone(FileMode.CreateNew));
            file.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))));
        }

        _key = File.ReadAllText(KeyFile).Trim();
        if (_key.Length < 32)
        {
            throw new UnusableInputException("FUS600", $"{KeyFile}: this is no pairing key", "Delete it: a new one is made at the next start.");
        }
    }

    /// <summary>Where the key is.</summary>
    public string KeyFile { get; }

    /// <summary>The link that pairs a browser.</summary>
    public string LinkAt(Uri address) => new Uri(address, $"/pair?code={_code}").AbsoluteUri;

    /// <summary>Has this request the key, or the cookie?</summary>
    public bool Knows(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? AreEqual(header["Bearer ".Length..].Trim(), _key)
            : request.Cookies[Cookie] is { } cookie && AreEqual(cookie, CookieValue());
    }

    /// <summary>Opens the link.</summary>
    public static IResult Open(HttpContext http, Pairing pairing)
    {
        if (http.Request.Query["code"] is not [{ } code] || !AreEqual(code, pairing._code))
        {
            throw new Refusal(StatusCodes.Status401Unauthorized, "FUS601", "This link is of an earlier start, or not whole.", "Open the link that the service printed when it was started last.");
        }

        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(90), IsEssential = true };
        if (http.Request.IsHttps)
        {
            // The pane stands in a frame of Outlook's page: its cookie is kept for that page alone. Who asks for what is seen to by Doorman.
            (cookie.SameSite, cookie.Secure) = (SameSiteMode.None, true);
            cookie.Extensions.Add("Partitioned");
        }

        http.Response.Cookies.Append(Cookie, pairing.CookieValue(), cookie);
        return Results.Redirect("/");
    }

    private string CookieValue() => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(_key), "cookie"u8));

    private static bool AreEqual(string given, string right) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));
}
