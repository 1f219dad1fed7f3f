using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Hosting;

namespace FollowUpSync.Server.Local;

/// <summary>Opens the mailbox that the settings name.</summary>
internal static class MailboxOfMachine
{
    /// <summary>Opens it.</summary>
    /// <exception cref="SignInException">Nobody is signed in.</exception>
    public static HostedMailbox Open(ServerOptions options, SampleMailbox? sample, TimeProvider clock)
    {
        switch (options.Mailbox)
        {
            case MailboxChoice.Sandbox sandbox:
                return Of(options, "sandbox", sandbox.Service, sandbox.Address, GraphTokens.Sandbox(sandbox.Service, sandbox.Address), clock);
            case MailboxChoice.Account:
                var account = new OwnerAccount(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "followupsync"));
                SignedIn who = account.Current ?? throw new SignInException("FUS510", "FollowUpSync:Mailbox: account: nobody is signed in to Microsoft 365 or Outlook.com on this machine.", "Sign in with followupsync login, and start again; or leave the setting out, to see a sample.");
                return Of(options, "account", who.How.GraphBaseUrl, who.Address, account.Tokens(), clock) with { NotesAsFiles = !who.How.WithMail };
            default:
                return Of(options, "sample", sample!.Service, SampleMailbox.Address, GraphTokens.Sandbox(sample.Service, SampleMailbox.Address), clock);
        }
    }

    private static HostedMailbox Of(ServerOptions options, string kind, Uri service, string address, GraphTokens tokens, TimeProvider clock)
    {
        string id = HostedMailbox.IdOf(kind, address);
        return new HostedMailbox(id, address.ToLowerInvariant(), $"{service}#{address}", Path.Combine(options.DataDirectory, "mailboxes", id), new GraphMailbox(tokens, address, clock));
    }
}
