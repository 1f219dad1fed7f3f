using System.Text.RegularExpressions;

namespace FollowUpSync.Graph.SignIn;

/// <summary>Settings become a sign-in, or a list of all that is wrong with them.</summary>
internal sealed partial class GraphSettings(Func<string, string?> setting)
{
    private static readonly Dictionary<string, SignInKind> Kinds = Enum.GetValues<SignInKind>().ToDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _problems = [];

    public GraphSignIn Read()
    {
        SignInKind kind = Kind();
        Uri graph = Address("GraphBaseUrl", "https://graph.microsoft.com/v1.0");
        GraphCloud? cloud = GraphCloud.OfGraph(graph);
        Uri authority = Address("Authority", $"https://{cloud?.Authority ?? "login.microsoftonline.com"}/");
        bool platformMayName = kind is SignInKind.ManagedIdentity or SignInKind.WorkloadIdentity;
        bool isAtHome = kind is SignInKind.Interactive or SignInKind.DeviceCode;
        var read = new GraphSignIn
        {
            Kind = kind,
            ClientId = Word("ClientId"),
            Tenant = Word("Tenant") ?? (isAtHome ? "common" : null),
            Authority = authority,
            GraphBaseUrl = graph,
            Redirect = kind == SignInKind.Interactive ? Address("Redirect", "http://localhost") : null,
            ClientSecret = Value("ClientSecret"),
            CertificatePath = Value("CertificatePath"),
            CertificatePassword = Value("CertificatePassword"),
            TokenFile = Value("TokenFile"),
            WithMail = Flag("WithMail", otherwise: true),
        };

        Check(read.ClientId is not null || platformMayName, $"ClientId: {Name(kind)} needs the id of an app registration");
        Check(read.Tenant is not null || platformMayName, $"Tenant: {Name(kind)} needs the directory's id or domain");
        Check(isAtHome || read.Tenant is not ("common" or "organizations" or "consumers"), $"Tenant: {read.Tenant}: {Name(kind)} needs one directory, by id or domain");
        CheckAddresses(read, cloud);
        CheckProof(read);
        return _problems.Count == 0 ? read : throw new UnusableInputException("FUS500", string.Join('\n', _problems.Select(problem => $"FollowUpSync:Graph:{problem}")), "Nobody was signed in. Correct these settings and try again.");
    }

    private static string Name(SignInKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    // A token of Microsoft's goes to Microsoft's Graph of the same cloud, whatever the settings say.
    private void CheckAddresses(GraphSignIn read, GraphCloud? cloud)
    {
        Check(read.Authority.Scheme == Uri.UriSchemeHttps, $"Authority: {read.Authority}: must be https");
        Check(read.Authority.AbsolutePath == "/", $"Authority: {read.Authority}: must be the root of a host; the directory belongs into Tenant");
        Check(read.GraphBaseUrl.Scheme == Uri.UriSchemeHttps, $"GraphBaseUrl: {read.GraphBaseUrl}: must be https");
        bool isMicrosofts = read.Kind == SignInKind.ManagedIdentity || GraphCloud.IsAuthority(read.Authority);
        Check(!isMicrosofts || cloud is not null, $"GraphBaseUrl: {read.GraphBaseUrl}: this is no host of Microsoft Graph, and a token for it would be given away");
        Check(!isMicrosofts || cloud is null || read.Kind == SignInKind.ManagedIdentity || cloud.SignsInAt(read.Authority), $"Authority: {read.Authority}: {read.GraphBaseUrl.Host} belongs to {cloud?.Authority}");
        Check(read.Redirect is null or { Scheme: "http", IsLoopback: true }, $"Redirect: {read.Redirect}: must be http://localhost, with a port or without");
    }

    private void CheckProof(GraphSignIn read)
    {
        bool secret = read.ClientSecret is not null;
        bool certificate = read.CertificatePath is not null;
        Check(read.Kind != SignInKind.ClientSecret || secret, "ClientSecret: clientSecret needs it");
        Check(read.Kind != SignInKind.Certificate || certificate, "CertificatePath: certificate needs a PEM or PFX file");
        Check(read.Kind != SignInKind.OnBehalfOf || secret != certificate, "ClientSecret, CertificatePath: onBehalfOf needs one of the two");
        Check(!certificate || File.Exists(read.CertificatePath), $"CertificatePath: {read.CertificatePath}: there is no such file");
        Check(read.TokenFile is null || File.Exists(read.TokenFile), $"TokenFile: {read.TokenFile}: there is no such file");
    }

    private SignInKind Kind()
    {
        if (Value("Kind") is not { } text)
        {
            return SignInKind.Interactive;
        }

        Check(Kinds.TryGetValue(text, out SignInKind kind), $"Kind: {text}: must be one of {string.Join(", ", Kinds.Values.Select(Name))}");
        return kind;
    }

    private Uri Address(string name, string otherwise)
    {
        string text = Value(name) ?? otherwise;
        bool good = Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" };
        Check(good, $"{name}: must be a plain address such as {otherwise}");
        return good ? address! : new Uri(otherwise);
    }

    // Ids and directories stand in addresses: nothing but what they are made of.
    private string? Word(string name)
    {
        string? text = Value(name);
        Check(text is null || WordPattern().IsMatch(text), $"{name}: {text}: this is no id");
        return text;
    }

    private bool Flag(string name, bool otherwise)
    {
        string? text = Value(name);
        bool flag = otherwise;
        Check(text is null || bool.TryParse(text, out flag), $"{name}: {text}: must be true or false");
        return flag;
    }

    private string? Value(string name) => setting(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private void Check(bool isGood, string problem)
    {
        if (!isGood)
        {
            _problems.Add(problem);
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
