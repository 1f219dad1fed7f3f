using FollowUpSync;
using FollowUpSync.Server;

try
{
    ServerOptions options = ServerOptions.Read(new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build());
    await using FollowUpService service = await FollowUpService.StartAsync(options, TimeProvider.System, Console.Out);
    await service.WaitForShutdownAsync();
    return 0;
}
catch (SyncException fault)
{
    await Console.Error.WriteLineAsync($"followupsync-server: {fault.Message.TrimEnd('.')}.\n{fault.Hint}");
    return fault is SignInException ? 5 : 2;
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"followupsync-server: {fault.Message}");
    return 2;
}
