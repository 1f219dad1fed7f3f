using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FollowUpSync.Graph.SignIn;

namespace FollowUpSync.Tests.Graph;

/// <summary>Settings of every kind of sign-in, at an authority that exists in memory alone.</summary>
internal static class SignInSettings
{
    public const string Secret = "s3cret-Of-The-App";

    public const string UserToken = "token-of-the-person";

    // Tokens of a machine's identity are kept for the whole process.
    private static int _identities = 100;

    private static readonly Lazy<string> Certificate = new(MakeCertificate);

    public static Dictionary<string, string?> Of(SignInKind kind)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Kind"] = kind.ToString(),
            ["ClientId"] = kind == SignInKind.ManagedIdentity ? $"client-{Interlocked.Increment(ref _identities)}" : "client-1",
            ["Tenant"] = "contoso.example",
            ["Authority"] = "https://login.sandbox.test/",
        };
        switch (kind)
        {
            case SignInKind.ClientSecret or SignInKind.OnBehalfOf:
                settings["ClientSecret"] = Secret;
                break;
            case SignInKind.Certificate:
                settings["CertificatePath"] = Certificate.Value;
                break;
            case SignInKind.WorkloadIdentity:
                string file = Path.Combine(Path.GetTempPath(), $"followupsync-cluster-token-{Environment.ProcessId}");
                File.WriteAllText(file, "token-of-the-cluster");
                settings["TokenFile"] = file;
                break;
        }

        return settings;
    }

    public static GraphSignIn Read(SignInKind kind, params (string Name, string? Value)[] changes)
    {
        Dictionary<string, string?> settings = Of(kind);
        foreach ((string name, string? value) in changes)
        {
            settings[name] = value;
        }

        return GraphSignIn.Read(settings.GetValueOrDefault);
    }

    private static string MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=FollowUpSync test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        string file = Path.Combine(Path.GetTempPath(), $"followupsync-certificate-{Environment.ProcessId}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}
