using FollowUpSync.Cli;
using FollowUpSync.Cli.Commands;

int? columns = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out int width) ? width : null;
return CommandTree.Run(args, new Surroundings(Console.Out, Console.Error, TimeProvider.System, !Console.IsErrorRedirected, columns));
