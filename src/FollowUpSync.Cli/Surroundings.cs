namespace FollowUpSync.Cli;

/// <summary>All that the command line touches outside itself, so that a test can stand in for a terminal.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Clock">The clock.</param>
/// <param name="OutIsTerminal">Standard output is a terminal, which has a width and colours.</param>
/// <param name="ErrorIsTerminal">Somebody watches standard error.</param>
public sealed record Surroundings(TextWriter Out, TextWriter Error, TimeProvider Clock, bool OutIsTerminal = false, bool ErrorIsTerminal = false)
{
    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Setting { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The width that somebody asked for (COLUMNS), or null for the terminal's.</summary>
    public int? Columns => int.TryParse(Setting("COLUMNS"), out int width) ? width : null;

    /// <summary>Where a sign-in is remembered.</summary>
    public string UserFolder { get; init; } = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "followupsync");

    /// <summary>Stands in for the network; null is the real one.</summary>
    public HttpMessageHandler? Network { get; init; }
}
