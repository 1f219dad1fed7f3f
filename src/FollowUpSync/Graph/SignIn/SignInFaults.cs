using System.Net;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace FollowUpSync.Graph.SignIn;

/// <summary>What Azure.Identity and the authority say, as what happened and what to do. Their words may carry secrets; ours do not.</summary>
internal static partial class SignInFaults
{
    public static SignInException NotSignedIn => new("FUS510", "Nobody is signed in to Microsoft 365 or Outlook.com on this machine.", "Sign in: followupsync login");

    /// <summary>Reads a fault, or answers null where it is none of signing in.</summary>
    public static SignInException? Read(Exception fault, GraphSignIn signIn)
    {
        if (fault is not (AuthenticationFailedException or MsalException or OperationCanceledException or RequestFailedException or HttpRequestException))
        {
            return null;
        }

        Exception[] chain = [.. Chain(fault)];
        IEnumerable<string> signs = chain.SelectMany(one => SignPattern().Matches(one.Message).Select(match => match.Value))
            .Concat(chain.OfType<MsalException>().Select(one => one.ErrorCode)).Distinct();
        return signs.Select(sign => BySign(sign, signIn)).FirstOrDefault(told => told is not null)
            ?? (signIn.Kind == SignInKind.ManagedIdentity ? NoIdentity(passes: chain.Any(IsNetwork))
                : chain.Any(IsNetwork) ? Network(signIn)
                : fault is AuthenticationRequiredException || chain.Any(one => one is MsalUiRequiredException) ? Expired(signIn, "")
                : fault is CredentialUnavailableException ? NoWorkload
                : Other(chain, signIn));
    }

    // Microsoft's list: learn.microsoft.com/entra/identity-platform/reference-error-codes
    private static SignInException? BySign(string sign, GraphSignIn signIn) => sign switch
    {
        "AADSTS65001" or "AADSTS90094" or "AADSTS90008" or "AADSTS900941" => Consent(signIn, sign),
        "AADSTS65004" or "access_denied" or "authorization_declined" => new("FUS512", $"The rights that were asked for were declined{In(sign)}.", $"Without them no follow-up can be put into the calendar. {ConsentHint(signIn)}"),
        "AADSTS70020" or "AADSTS70019" or "code_expired" or "expired_token" => new("FUS513", "The code was not used in time.", "Begin again: followupsync login --device"),
        "AADSTS50076" or "AADSTS50079" or "AADSTS50158" or "AADSTS50173" or "AADSTS50078" or "AADSTS50132" or "AADSTS50133" or "AADSTS70008" or "AADSTS700082" or "AADSTS700084"
            or "AADSTS53000" or "AADSTS53001" or "AADSTS53003" or "AADSTS50058" or "AADSTS500121" or "AADSTS70043" => Expired(signIn, In(sign)),
        "AADSTS7000215" or "AADSTS7000222" => new("FUS515", $"The client secret is {(sign == "AADSTS7000222" ? "no longer valid" : "wrong")}{In(sign)}.", $"Make a new secret for app {signIn.ClientId} (Certificates & secrets) and set its value, not its id, as FollowUpSync:Graph:ClientSecret."),
        "AADSTS700027" or "AADSTS7000214" => new("FUS515", $"The certificate is not one of the app's{In(sign)}.", $"Upload the certificate to app {signIn.ClientId} (Certificates & secrets)."),
        "AADSTS500133" when signIn.Kind == SignInKind.OnBehalfOf => Expired(signIn, In(sign)),
        "AADSTS700024" or "AADSTS500133" or "AADSTS50012" => new("FUS516", $"The authority thinks it is another time than this machine does{In(sign)}.", "Set this machine's clock, or let it be set (NTP), and try again."),
        "AADSTS700016" => new("FUS517", $"No app {signIn.ClientId} is known in {signIn.Tenant}{In(sign)}.", "Check the client id and the tenant: followupsync login --client-id ID --tenant TENANT"),
        "AADSTS90002" or "AADSTS900023" => new("FUS517", $"There is no directory {signIn.Tenant}{In(sign)}.", "Check the tenant: followupsync login --tenant TENANT"),
        "AADSTS50194" or "AADSTS9002346" or "AADSTS9002331" or "AADSTS50020" => new("FUS517", $"This account is not among those that app {signIn.ClientId} takes{In(sign)}.", "Name the directory: followupsync login --tenant TENANT (consumers for personal accounts), or widen the app's supported account types."),
        "AADSTS50011" or "AADSTS500113" => new("FUS517", $"App {signIn.ClientId} does not know the address that the browser returns to{In(sign)}.", $"Add {signIn.Redirect} to it under Authentication, Mobile and desktop applications."),
        "AADSTS7000218" => new("FUS517", $"App {signIn.ClientId} does not let people sign in from a program{In(sign)}.", "Switch on \"Allow public client flows\" under Authentication."),
        "linux_xdg_open_failed" or "no_os_browser" => new("FUS518", "No browser could be opened here.", "Sign in with a code: followupsync login --device"),
        "authentication_canceled" => new("FUS518", "The sign-in was given up.", "Begin again: followupsync login"),
        "AADSTS90033" or "AADSTS50196" => Network(signIn),
        _ => null,
    };

    private static SignInException Consent(GraphSignIn signIn, string sign) => new("FUS511", $"App {signIn.ClientId} may not use this {(signIn.WithMail ? "calendar and mailbox" : "calendar")} yet: consent is needed{In(sign)}.", ConsentHint(signIn));

    private static string ConsentHint(GraphSignIn signIn)
    {
        string wall = signIn.AdminConsent is { } link ? $"In an organisation, an administrator may have to allow the app first, on this page: {link}" : "";
        return !signIn.IsPersonal ? wall
            : $"Sign in again and agree: followupsync login. A personal account (Outlook.com) can always consent by itself. {wall}".TrimEnd();
    }

    private static SignInException Expired(GraphSignIn signIn, string sign) => new("FUS514", $"The sign-in has ended, or the organisation asks for more proof{sign}.",
        signIn.Kind == SignInKind.OnBehalfOf ? "The person must sign in again in the add-in." : "Sign in again: followupsync login");

    private static SignInException Network(GraphSignIn signIn) => new("FUS519", $"{signIn.Authority.Host} could not be reached, or could not answer now.", "Check the network, and try again later. You are still signed in.", passes: true);

    private static SignInException NoIdentity(bool passes) => new("FUS520", "This machine gives no token of a managed identity.",
        "Assign the identity to it in Azure, or choose another kind: FollowUpSync:Graph:Kind", passes);

    private static SignInException NoWorkload => new("FUS520", "Here is no workload identity.",
        "Set ClientId, Tenant and TokenFile under FollowUpSync:Graph, or let the cluster set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE.");

    private static SignInException Other(Exception[] chain, GraphSignIn signIn)
    {
        Exception last = chain.OfType<MsalException>().LastOrDefault() ?? chain[^1];
        string sign = SignPattern().Match(last.Message) is { Success: true } match ? match.Value : (last as MsalException)?.ErrorCode ?? last.GetType().Name;
        return new("FUS521", $"{signIn.Authority.Host} refused the sign-in ({sign}).", "Look the code up at https://login.microsoftonline.com/error, correct the app's registration or the settings, and try again.");
    }

    private static bool IsNetwork(Exception fault) => fault
        is HttpRequestException or OperationCanceledException or System.Net.Sockets.SocketException
        or RequestFailedException { Status: 0 or (int)HttpStatusCode.TooManyRequests or >= 500 }
        or MsalServiceException { StatusCode: (int)HttpStatusCode.TooManyRequests or >= 500 };

    private static string In(string sign) => $" ({sign})";

    private static IEnumerable<Exception> Chain(Exception fault) =>
        (fault is AggregateException all ? all.InnerExceptions : fault.InnerException is { } inner ? [inner] : (IEnumerable<Exception>)[]).SelectMany(Chain).Prepend(fault);

    [GeneratedRegex("AADSTS[0-9]{4,8}", RegexOptions.CultureInvariant)]
    private static partial Regex SignPattern();
}
