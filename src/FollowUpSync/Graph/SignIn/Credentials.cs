using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace FollowUpSync.Graph.SignIn;

/// <summary>From settings to a credential of Azure.Identity.</summary>
public static class Credentials
{
    /// <summary>A credential for a service: every kind but the two that need a person at the screen.</summary>
    /// <param name="signIn">The settings.</param>
    /// <param name="userToken">For <see cref="SignInKind.OnBehalfOf"/>: the token with which the person came.</param>
    /// <param name="network">Stands in for the network.</param>
    /// <exception cref="UnusableInputException">The certificate cannot be read.</exception>
    public static TokenCredential For(GraphSignIn signIn, string? userToken = null, HttpMessageHandler? network = null)
    {
        bool isForeign = IsForeign(signIn);
        switch (signIn.Kind)
        {
            case SignInKind.ClientSecret:
                return new ClientSecretCredential(signIn.Tenant, signIn.ClientId, signIn.ClientSecret, new ClientSecretCredentialOptions { DisableInstanceDiscovery = isForeign }.Over(signIn, network));
            case SignInKind.Certificate:
                return new ClientCertificateCredential(signIn.Tenant, signIn.ClientId, Certificate(signIn), new ClientCertificateCredentialOptions { DisableInstanceDiscovery = isForeign }.Over(signIn, network));
            case SignInKind.ManagedIdentity:
                ManagedIdentityId id = signIn.ClientId is { } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned;
                return new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(id).Over(signIn, network));
            case SignInKind.WorkloadIdentity:
                return new WorkloadIdentityCredential(Workload(signIn).Over(signIn, network));
            case SignInKind.OnBehalfOf:
                OnBehalfOfCredentialOptions options = new OnBehalfOfCredentialOptions { DisableInstanceDiscovery = isForeign }.Over(signIn, network);
                return signIn.ClientSecret is { } secret
                    ? new OnBehalfOfCredential(signIn.Tenant, signIn.ClientId, secret, userToken, options)
                    : new OnBehalfOfCredential(signIn.Tenant, signIn.ClientId, Certificate(signIn), userToken, options);
            default:
                throw new ArgumentException($"{signIn.Kind} needs a person at the screen.", nameof(signIn));
        }
    }

    /// <summary>The host is none of Microsoft's, so that Microsoft is not asked about it.</summary>
    internal static bool IsForeign(GraphSignIn signIn) => !GraphCloud.IsAuthority(signIn.Authority);

    /// <summary>The same authority, network and patience for every kind.</summary>
    internal static T Over<T>(this T options, GraphSignIn signIn, HttpMessageHandler? network)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = signIn.Authority;
        if (network is not null)
        {
            options.Transport = new HttpClientTransport(network);
        }

        // A managed identity's endpoint is slow to wake, and has a patience of its own.
        if (signIn.Kind != SignInKind.ManagedIdentity)
        {
            options.Retry.MaxRetries = 2;
            options.Retry.Delay = TimeSpan.FromMilliseconds(300);
            options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        }

        return options;
    }

    // What is not set here comes from the variables that the platform sets.
    private static WorkloadIdentityCredentialOptions Workload(GraphSignIn signIn)
    {
        var options = new WorkloadIdentityCredentialOptions { DisableInstanceDiscovery = IsForeign(signIn) };
        options.ClientId = signIn.ClientId ?? options.ClientId;
        options.TenantId = signIn.Tenant ?? options.TenantId;
        options.TokenFilePath = signIn.TokenFile ?? options.TokenFilePath;
        return options;
    }

    private static X509Certificate2 Certificate(GraphSignIn signIn)
    {
        string path = signIn.CertificatePath!;
        string? password = signIn.CertificatePassword;
        try
        {
            return !File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal) ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : password is null ? X509Certificate2.CreateFromPemFile(path)
                : X509Certificate2.CreateFromEncryptedPemFile(path, password);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException("FUS501", $"{path}: this certificate cannot be used ({fault.Message})", "It must hold the certificate and its private key, as PEM or PFX; a password belongs into FollowUpSync:Graph:CertificatePassword.");
        }
    }
}
