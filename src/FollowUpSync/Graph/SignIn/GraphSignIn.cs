namespace FollowUpSync.Graph.SignIn;

/// <summary>The ways to prove who asks.</summary>
public enum SignInKind
{
    /// <summary>A person, in the browser of this machine.</summary>
    Interactive,

    /// <summary>A person, in any browser, with a code.</summary>
    DeviceCode,

    /// <summary>The program itself, with a secret.</summary>
    ClientSecret,

    /// <summary>The program itself, with a certificate.</summary>
    Certificate,

    /// <summary>The program itself, by where it runs in Azure.</summary>
    ManagedIdentity,

    /// <summary>The program itself, by a token of the cluster that it runs in.</summary>
    WorkloadIdentity,

    /// <summary>A person, by the token with which they came to our server; needs a secret or a certificate.</summary>
    OnBehalfOf,
}

/// <summary>How to sign in to Microsoft Graph, checked. <see cref="Read"/> makes it from settings.</summary>
public sealed record GraphSignIn
{
    /// <summary>The way.</summary>
    public required SignInKind Kind { get; init; }

    /// <summary>The app's registration. Null only for a managed or workload identity that the platform names.</summary>
    public string? ClientId { get; init; }

    /// <summary>The directory: an id, a domain, or <c>common</c>. Null only where the platform names it.</summary>
    public string? Tenant { get; init; }

    /// <summary>Where tokens come from; https, the root of a host.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Where they go: this host and no other.</summary>
    public required Uri GraphBaseUrl { get; init; }

    /// <summary>Where the browser returns to; <see cref="SignInKind.Interactive"/> alone.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The app's secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The app's certificate with its key, as PEM or PFX.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The password of its key.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>The file with the cluster's token, for <see cref="SignInKind.WorkloadIdentity"/>.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Drafts go into the mailbox; without it they stay files, and mail is out of reach.</summary>
    public bool WithMail { get; init; } = true;

    /// <summary>A person signs in, and consents to what is asked for.</summary>
    public bool IsPersonal => Kind is SignInKind.Interactive or SignInKind.DeviceCode or SignInKind.OnBehalfOf;

    /// <summary>What a person consents to. The right to send is not among it, and never will be.</summary>
    public ImmutableArray<string> Rights => WithMail ? ["Calendars.ReadWrite", "Mail.ReadWrite"] : ["Calendars.ReadWrite"];

    /// <summary>What is asked for. A program without a person cannot name rights: it has those that an administrator granted.</summary>
    public string[] Scopes
    {
        get
        {
            string resource = GraphBaseUrl.GetLeftPart(UriPartial.Authority);
            return IsPersonal ? [.. Rights.Select(right => $"{resource}/{right}")] : [$"{resource}/.default"];
        }
    }

    /// <summary>The page on which an administrator allows the app for everybody, or null where there is none.</summary>
    public string? AdminConsent => ClientId is null || Tenant == "consumers" ? null
        : $"{Authority.GetLeftPart(UriPartial.Authority)}/{(Tenant is null or "common" ? "organizations" : Tenant)}/adminconsent?client_id={Uri.EscapeDataString(ClientId)}";

    /// <summary>Reads settings by their names: <c>Kind</c>, <c>ClientId</c>, <c>Tenant</c>, <c>Authority</c>, <c>GraphBaseUrl</c>, <c>Redirect</c>,
    /// <c>ClientSecret</c>, <c>CertificatePath</c>, <c>CertificatePassword</c>, <c>TokenFile</c>, <c>WithMail</c>.</summary>
    /// <param name="setting">The value of a name; null or empty where it is not set.</param>
    /// <exception cref="UnusableInputException">They do not fit together; every problem is named, no secret is.</exception>
    public static GraphSignIn Read(Func<string, string?> setting) => new GraphSettings(setting).Read();

    /// <summary>Who and where; never a secret.</summary>
    public override string ToString() => $"{Kind} as {ClientId ?? "(named by the platform)"} of {Tenant ?? "(named by the platform)"} at {Authority}, for {string.Join(' ', Scopes)}";
}
