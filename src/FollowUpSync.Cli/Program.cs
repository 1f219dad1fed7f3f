using FollowUpSync.Cli;
using FollowUpSync.Cli.Commands;

return CommandTree.Run(args, new Surroundings(Console.Out, Console.Error, TimeProvider.System, !Console.IsErrorRedirected));
