using System.Runtime.InteropServices;
using Azure.Identity;
using Microsoft.Identity.Client.Extensions.Msal;
using Msal = Microsoft.Identity.Client.Extensions.Msal;

namespace FollowUpSync.Graph.SignIn;

/// <summary>Where tokens rest between two starts: the system's keyring, or a file that only its owner can read.</summary>
internal sealed class TokenStore : UnsafeTokenCacheOptions
{
    private readonly Msal.Storage _storage;

    public TokenStore(string folder, bool unencrypted)
    {
        StorageCreationPropertiesBuilder place = new(unencrypted ? "tokens.json" : "tokens.bin", folder);
        _storage = Msal.Storage.Create(unencrypted
            ? place.WithUnprotectedFile().Build()
            : place.WithMacKeyChain("FollowUpSync", folder)
                .WithLinuxKeyring("followupsync.tokens", MsalCacheHelper.LinuxKeyRingDefaultCollection, "FollowUpSync sign-in", new("Application", "FollowUpSync"), new("Folder", folder))
                .Build());
    }

    /// <summary>Makes sure that tokens can be kept, before anybody takes the trouble to sign in.</summary>
    /// <exception cref="SignInException">There is no keyring.</exception>
    public void Verify()
    {
        try
        {
            _storage.VerifyPersistence();
        }
        catch (MsalCachePersistenceException)
        {
            throw new SignInException(
                "FUS522",
                $"This machine has no keyring in which the sign-in could be kept{(RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? " (libsecret is missing, or no desktop session runs)" : "")}; nobody was signed in.",
                "Install one, or keep the sign-in in a file without encryption, readable by your user alone: followupsync login --unencrypted");
        }
    }

    public void Clear() => _storage.Clear(ignoreExceptions: true);

    protected override Task<ReadOnlyMemory<byte>> RefreshCacheAsync() => Task.FromResult<ReadOnlyMemory<byte>>(_storage.ReadData() ?? []);

    protected override Task TokenCacheUpdatedAsync(TokenCacheUpdatedArgs tokenCacheUpdatedArgs)
    {
        _storage.WriteData(tokenCacheUpdatedArgs.UnsafeCacheData.ToArray());
        return Task.CompletedTask;
    }
}
