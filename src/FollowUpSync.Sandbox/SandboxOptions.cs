using System.Globalization;

namespace FollowUpSync.Sandbox;

/// <param name="Port">On loopback; 0 takes any that is free.</param>
/// <param name="State">The database file; null keeps the mailboxes in memory only.</param>
/// <param name="Seed">A file of Graph events with which new mailboxes start.</param>
public sealed record SandboxOptions(int Port = SandboxOptions.DefaultPort, string? State = null, string? Seed = null)
{
    public const int DefaultPort = 5290;

    public const string Usage = "usage: followupsync-sandbox [--port 5290] [--state FILE] [--seed FILE]";

    /// <exception cref="SandboxException">An option is unknown, or its value is missing or wrong.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SandboxOptions();
        for (int i = 0; i < args.Count; i += 2)
        {
            string value = i + 1 < args.Count ? args[i + 1] : "";
            if (args[i] is not ("--port" or "--state" or "--seed"))
            {
                throw new SandboxException($"'{args[i]}' is no option; {Usage}");
            }

            if (value == "")
            {
                throw new SandboxException($"{args[i]} needs a value; {Usage}");
            }

            options = args[i] switch
            {
                "--port" => options with { Port = PortOf(value) },
                "--state" => options with { State = value },
                _ => options with { Seed = value },
            };
        }

        return options;
    }

    private static int PortOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535
            ? port
            : throw new SandboxException($"--port {value}: not a port; give a number from 0 (any free one) to 65535");
}

/// <summary>The sandbox cannot start; the message says why and what to do.</summary>
public sealed class SandboxException : Exception
{
    public SandboxException(string message)
        : base(message)
    {
    }

    public SandboxException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
