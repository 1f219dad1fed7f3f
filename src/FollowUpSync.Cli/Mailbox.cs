using System.CommandLine;
using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Storage;

namespace FollowUpSync.Cli;

/// <summary>A mailbox as the command line names it: where its service is, and whose it is.</summary>
/// <param name="Service">The root of the service, with <c>/v1.0</c>.</param>
/// <param name="Address">The mailbox.</param>
public sealed record Mailbox(Uri Service, string Address)
{
    /// <summary>The one that the follow-ups of a state were read from and go to, or null where that is files.</summary>
    public static Mailbox? Of(MailboxState state) => state.Sources.Values.Select(source => Parse(source.Path)).OfType<Mailbox>().FirstOrDefault();

    /// <summary>A mailbox among the paths of sources, or null where it is a file's.</summary>
    public static Mailbox? Parse(string path) =>
        path.StartsWith("http", StringComparison.Ordinal) && path.Split('#') is [var service, var address] ? new Mailbox(new Uri(service), address) : null;

    /// <summary>The one that was named on the command line.</summary>
    /// <param name="service">The address of a sandbox, or null for Microsoft's own service.</param>
    /// <param name="address">The mailbox of a sandbox; a real one is that of the sign-in.</param>
    /// <param name="surroundings">Knows who is signed in.</param>
    /// <exception cref="UnusableInputException">It is no address.</exception>
    public static Mailbox Named(string? service, string? address, Surroundings surroundings)
    {
        if (service is null)
        {
            return Account(surroundings).Current is { } signedIn
                ? new Mailbox(signedIn.How.GraphBaseUrl, signedIn.Address)
                : throw new SignInException("FUS510", "Nobody is signed in to Microsoft 365 or Outlook.com on this machine.", "Sign in: followupsync login");
        }

        if (!Uri.TryCreate(service, UriKind.Absolute, out Uri? uri) || uri is not { Scheme: "http", IsLoopback: true })
        {
            throw new UnusableInputException("FUS027", $"--graph {service}: this is no sandbox on this machine.", "Write its address whole: --graph http://127.0.0.1:5290 --as ADDRESS; for your own mailbox leave the address out.");
        }

        return address is not null
            ? new Mailbox(new Uri(uri.AbsolutePath == "/" ? $"{uri.GetLeftPart(UriPartial.Authority)}/v1.0" : uri.AbsoluteUri.TrimEnd('/')), address)
            : throw new UnusableInputException("FUS027", $"--graph {service}: whose mailbox?", "Name it: --as ADDRESS");
    }

    /// <summary><c>--graph [URL]</c>, which names it together with <see cref="AsOption"/>.</summary>
    public static Option<string?> GraphOption(string description) => new("--graph") { Description = description, HelpName = "URL", Arity = ArgumentArity.ZeroOrOne };

    /// <summary><c>--as ADDRESS</c>.</summary>
    public static Option<string?> AsOption() => new("--as") { Description = "The mailbox of a sandbox.", HelpName = "ADDRESS" };

    /// <summary>Among the paths of sources.</summary>
    public string Path => $"{Service}#{Address}";

    /// <summary>What to type to sync it.</summary>
    public string Command => Service.IsLoopback ? $"followupsync sync --graph {Service.GetLeftPart(UriPartial.Authority)} --as {Address}" : "followupsync sync --graph";

    /// <summary>The sign-in gives no rights over mail, so that notes can only be files.</summary>
    public bool IsWithoutMail(Surroundings surroundings) => !Service.IsLoopback && Account(surroundings).Current is { How.WithMail: false };

    /// <summary>Opens it, with the sign-in of this machine or, for a sandbox, with none.</summary>
    public GraphMailbox Open(Surroundings surroundings) => new(Service.IsLoopback ? GraphTokens.Sandbox(Service, Address) : Account(surroundings).Tokens(), Address, surroundings.Clock, surroundings.Network);

    /// <summary>Who is signed in on this machine, or null.</summary>
    public static SignedIn? SignedIn(Surroundings surroundings) => Account(surroundings).Current;

    private static OwnerAccount Account(Surroundings surroundings) => new(surroundings.UserFolder, surroundings.Network);
}
