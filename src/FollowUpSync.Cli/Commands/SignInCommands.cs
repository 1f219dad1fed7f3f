using System.CommandLine;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Commands;

/// <summary><c>login</c> and <c>logout</c>. Only their own calls load Azure.Identity.</summary>
internal static class SignInCommands
{
    public static IEnumerable<Command> All(Surroundings surroundings)
    {
        var device = new Option<bool>("--device") { Description = "Sign in in any browser, also on another machine, with a code." };
        var client = new Option<string?>("--client-id") { Description = "Your app registration (default: FollowUpSync__Graph__ClientId, else the last one).", HelpName = "ID" };
        var tenant = new Option<string?>("--tenant") { Description = "Your directory, by id or domain; consumers for personal accounts (default: any).", HelpName = "TENANT" };
        var noMail = new Option<bool>("--no-mail") { Description = "The calendar alone: drafts stay files." };
        var unencrypted = new Option<bool>("--unencrypted") { Description = "Without a keyring: keep the sign-in in a file that only you can read." };
        yield return new Command("login", Help.Login) { device, client, tenant, noMail, unencrypted }.Does(surroundings, call => LoginAsync(call, name => name switch
        {
            "Kind" => call.Parsed.GetValue(device) ? "deviceCode" : "interactive",
            "ClientId" => call.Parsed.GetValue(client),
            "Tenant" => call.Parsed.GetValue(tenant),
            "WithMail" => call.Parsed.GetValue(noMail) ? "false" : null,
            _ => null,
        }, call.Parsed.GetValue(unencrypted)));
        yield return new Command("logout", Help.Logout).Does(surroundings, Logout);
    }

    private static async Task<int> LoginAsync(Invocation call, Func<string, string?> typed, bool unencrypted)
    {
        var account = new OwnerAccount(call.Surroundings.UserFolder, call.Surroundings.Network);
        string? Said(string name) => typed(name) ?? (call.Surroundings.Setting($"FollowUpSync__Graph__{name}") is { Length: > 0 } set ? set : null);
        string? remembered = account.Remembered("ClientId");
        if ((Said("ClientId") ?? remembered) is not { } clientId)
        {
            throw new UnusableInputException("FUS504", NoClientId, "Then say its Application (client) ID once, and it is remembered: followupsync login --client-id ID (or set FollowUpSync__Graph__ClientId)");
        }

        // What was remembered of one app means nothing to another. Rights are chosen anew each time.
        bool isSameApp = clientId == remembered;
        GraphSignIn signIn = GraphSignIn.Read(name => Said(name) ?? (isSameApp && name != "WithMail" ? account.Remembered(name) : name == "ClientId" ? clientId : null));
        SignedIn signedIn = await account.LoginAsync(signIn, unencrypted, call.Surroundings.Error.WriteLine, call.Stop);
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Document(json =>
            {
                json.WriteString("address", signedIn.Address);
                json.WriteString("clientId", signIn.ClientId);
                json.WriteString("tenant", signIn.Tenant);
                JsonReport.Strings(json, "rights", signIn.Rights);
                json.WriteBoolean("encrypted", !signedIn.IsUnencrypted);
            }));
        }
        else
        {
            call.Surroundings.Out.WriteLine($"Signed in as {signedIn.Address}, with {string.Join(" and ", signIn.Rights)}. Nothing can be sent with these rights.");
            call.Surroundings.Out.WriteLine($"The sign-in is kept in {(signedIn.IsUnencrypted ? $"{call.Surroundings.UserFolder}, without encryption, readable by you alone" : "this system's keyring")}; to end it: followupsync logout");
        }

        return ExitCodes.Done;
    }

    private static int Logout(Invocation call)
    {
        SignedIn? before = new OwnerAccount(call.Surroundings.UserFolder).Logout();
        call.Surroundings.Out.WriteLine(
            call.Json ? JsonReport.Document(json => json.WriteString("address", before?.Address))
            : before is null ? "Nobody was signed in."
            : $"{before.Address} is signed out; the tokens on this machine are gone. What was written into the calendar stays: to take it back, undo before you log out.");
        return ExitCodes.Done;
    }

    private const string NoClientId = """
        there is no client id: FollowUpSync comes without an app registration of its own.
        Register an app once at https://entra.microsoft.com, App registrations, New registration:
        - supported accounts: any directory and personal accounts, or your organisation's alone
        - redirect: platform "Mobile and desktop applications", http://localhost
        - Authentication, "Allow public client flows": yes
        - API permissions, Microsoft Graph, delegated: Calendars.ReadWrite and, for drafts in the mailbox, Mail.ReadWrite; nothing else, and never Mail.Send
        """;
}
