using System.Text;
using FollowUpSync.Server.Http;

namespace FollowUpSync.Server.Addin;

/// <summary>The pages: the dashboard at <c>/</c>, the pane for Outlook under <c>/addin/</c>, and what they are made of. They hold no data and no secret.</summary>
internal sealed class AddinFiles
{
    // Outlook on the web, new Outlook and the desktop ones show the pane in a frame of these.
    private const string OutlookHosts = "https://outlook.office.com https://outlook.office365.com https://outlook.live.com https://outlook-sdf.office.com https://*.cloud.microsoft https://*.office.com";

    // The dashboard stands alone. The pane loads office.js, which Microsoft wants to come from its own host, and nothing else from elsewhere.
    private const string OfficeScripts = "https://appsforoffice.microsoft.com";
    private const string SignInHosts = "https://login.microsoftonline.com https://login.live.com";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".xml"] = "text/xml; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
    };

    // Stands in the manifests for the host that shows them.
    private const string Placeholder = "https://followupsync.invalid";

    private readonly RequestDelegate _next;
    private readonly ServerOptions _options;
    private readonly Dictionary<string, Reply> _files;

    public AddinFiles(RequestDelegate next, ServerOptions options)
    {
        (_next, _options) = (next, options);
        string folder = Path.Combine(AppContext.BaseDirectory, "addin");
        _files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Types.ContainsKey(Path.GetExtension(file))).ToDictionary(file => $"/addin/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", file => Read(file, options))
            : [];
    }

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsPage(http.Request, out string name))
        {
            return _next(http);
        }

        if (!_files.TryGetValue(name, out Reply? file))
        {
            throw new Refusal(StatusCodes.Status404NotFound, "FUS610", _files.Count == 0 ? "The pages were not built." : $"{http.Request.Path}: there is nothing here.", _files.Count == 0 ? "Install Node 20 with npm, and build the service again." : "The dashboard is at /, the pane at /addin/.");
        }

        IHeaderDictionary headers = http.Response.Headers;
        bool isPane = name != "/addin/index.html";
        headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'{(isPane ? $" {OfficeScripts}" : "")}; style-src 'self'; img-src 'self'; connect-src 'self' {SignInHosts}; worker-src 'self'; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors {(isPane ? OutlookHosts : "'none'")}";
        // Names of built files change with their content.
        headers.CacheControl = name.StartsWith("/addin/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        if (name == "/addin/sw.js")
        {
            headers["Service-Worker-Allowed"] = "/"; // It keeps the dashboard, too.
        }

        if (isPane)
        {
            // Outlook's own pages show the icons; its sign-in window talks back to the pane.
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
        }

        return (name.StartsWith("/addin/manifest.", StringComparison.Ordinal) ? Addressed(file, http.Request) : file).ExecuteAsync(http);
    }

    // Outlook takes an add-in by https alone.
    private Reply Addressed(Reply manifest, HttpRequest request)
    {
        string host = _options.PublicUrl?.AbsoluteUri.TrimEnd('/')
            ?? (_options.HttpsPort is { } port ? $"https://localhost:{port}" : $"https://{request.Host}");
        byte[] bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(manifest.Body).Replace(Placeholder, host, StringComparison.Ordinal).Replace(Placeholder["https://".Length..], new Uri(host).Authority, StringComparison.Ordinal));
        return manifest with { Body = bytes, ETag = Reply.TagOf(bytes) };
    }

    private static bool IsPage(HttpRequest request, out string name)
    {
        string path = request.Path.Value ?? "";
        name = path switch
        {
            "/" => "/addin/index.html",
            "/addin" or "/addin/" => "/addin/pane.html",
            _ => path,
        };
        return name.StartsWith("/addin/", StringComparison.Ordinal) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
    }

    private static Reply Read(string file, ServerOptions options)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (options.Hosted is { App: { ClientId: { } app } } hosted && Path.GetExtension(file) == ".html")
        {
            // How people sign in: the application, where, and what for.
            string authority = $"https://login.microsoftonline.com/{(hosted.Tenants is [var only] ? only : "common")}";
            bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("name=\"sign-in\" content=\"\"", $"name=\"sign-in\" content=\"{app} {authority} api://{app}/{hosted.Scope}\"", StringComparison.Ordinal));
        }

        return new Reply(StatusCodes.Status200OK, Types[Path.GetExtension(file)], bytes, Reply.TagOf(bytes));
    }
}
