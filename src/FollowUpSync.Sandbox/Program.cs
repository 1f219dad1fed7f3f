using FollowUpSync.Sandbox;

try
{
    SandboxOptions options = SandboxOptions.Parse(args);
    await using SandboxServer server = await SandboxServer.StartAsync(options);
    Console.WriteLine($"Sandbox: {server.BaseAddress}v1.0 (Authorization: Bearer sandbox:ADDRESS)");
    Console.WriteLine(options.State is { } state ? $"Kept in {state}." : "Kept in memory only; --state FILE keeps it.");
    await server.WaitForShutdownAsync();
    return 0;
}
catch (SandboxException e)
{
    Console.Error.WriteLine($"followupsync-sandbox: {e.Message.TrimEnd('.')}.");
    return 2;
}
