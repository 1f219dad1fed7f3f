using FollowUpSync.Cli;
using FollowUpSync.Cli.Commands;

return await CommandTree.RunAsync(args, new Surroundings(Console.Out, Console.Error, TimeProvider.System, !Console.IsOutputRedirected, !Console.IsErrorRedirected));
