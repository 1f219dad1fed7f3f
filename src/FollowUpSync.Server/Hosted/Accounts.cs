using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;
using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Hosting;
using FollowUpSync.Planning.Plans;
using Microsoft.AspNetCore.DataProtection;

namespace FollowUpSync.Server.Hosted;

/// <summary>An owner: whose directory, who there, which mailbox, and the token with which they came last.</summary>
internal sealed record Account(string Tenant, string Owner, string Address, string Token);

/// <summary>Whom this service works for. What it needs to open their mailboxes again is in memory, and sealed in a file beside what is remembered of each.</summary>
internal sealed class Accounts(ServerOptions options, HostedOptions hosted, IDataProtectionProvider protection, TimeProvider clock, HttpMessageHandler? network) : IDisposable
{
    private readonly ConcurrentDictionary<string, Account> _known = [];
    private readonly ConcurrentDictionary<string, Account> _kept = [];
    private readonly SocketsHttpHandler _graph = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(10) };

    /// <summary>The mailbox of whoever came. Its id is a hash of directory and person: equal names of two directories are two mailboxes.</summary>
    public HostedMailbox Came(Account account)
    {
        string id = $"m_{Identity.Hash(account.Tenant, account.Owner)}";
        _known[id] = account;
        return Open(id, account);
    }

    /// <summary>The mailbox of somebody who came before, or null.</summary>
    public HostedMailbox? Find(string id) => AccountOf(id) is { } account ? Open(id, account) : null;

    /// <summary>Seals what is needed to open a mailbox again after a restart.</summary>
    public void Keep(string id)
    {
        if (_known.GetValueOrDefault(id) is not { } account || _kept.GetValueOrDefault(id) == account)
        {
            return;
        }

        string file = FileOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var stream = new FileStream(file + ".new", ServiceFile.OwnersAlone(FileMode.Create)))
        {
            stream.Write(SealOf(id).Protect(JsonSerializer.SerializeToUtf8Bytes(account)));
        }

        File.Move(file + ".new", file, overwrite: true);
        _kept[id] = account;
    }

    /// <summary>Forgets somebody.</summary>
    public void Forget(string id)
    {
        _known.TryRemove(id, out _);
        _kept.TryRemove(id, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => _graph.Dispose();

    private string FolderOf(string id) => Path.Combine(options.DataDirectory, "mailboxes", id);

    private string FileOf(string id) => Path.Combine(FolderOf(id), "account");

    private IDataProtector SealOf(string id) => protection.CreateProtector("account", id);

    private Account? AccountOf(string id)
    {
        if (_known.TryGetValue(id, out Account? known))
        {
            return known;
        }

        try
        {
            return File.Exists(FileOf(id)) ? _known.GetOrAdd(id, JsonSerializer.Deserialize<Account>(SealOf(id).Unprotect(File.ReadAllBytes(FileOf(id))))!) : null;
        }
        catch (CryptographicException)
        {
            return null; // The keys were lost: its owner must come once.
        }
    }

    private HostedMailbox Open(string id, Account account)
    {
        GraphSignIn app = hosted.App with { Tenant = account.Tenant };
        var tokens = GraphTokens.Of(app, new OwnersCredential(() => AccountOf(id), app, network));
        return new HostedMailbox(id, account.Address, $"{hosted.App.GraphBaseUrl}#{account.Address}", FolderOf(id), new GraphMailbox(tokens, account.Address, clock, _graph, app.IsPersonal ? null : account.Owner), NotesAsFiles: !hosted.App.WithMail);
    }

    /// <summary>Signs in to Graph for an owner: with the token that they came with last, or with the program's own right to their mailbox.</summary>
    private sealed class OwnersCredential(Func<Account?> who, GraphSignIn app, HttpMessageHandler? network) : TokenCredential
    {
        private readonly Lock _turn = new();
        private (Account For, TokenCredential Credential)? _made;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Current().GetToken(requestContext, cancellationToken);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => Current().GetTokenAsync(requestContext, cancellationToken);

        private TokenCredential Current()
        {
            Account now = who() ?? throw new SignInException("FUS510", "Nothing is known any more of how this mailbox is opened.", "Its owner must come once.");
            lock (_turn)
            {
                if (_made is not { } made || (app.IsPersonal && made.For.Token != now.Token))
                {
                    made = (now, Credentials.For(app, now.Token, network));
                    _made = made;
                }

                return made.Credential;
            }
        }
    }
}
