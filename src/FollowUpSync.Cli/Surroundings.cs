namespace FollowUpSync.Cli;

/// <summary>All that the command line touches outside itself, so that a test can stand in for a terminal.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Clock">The clock.</param>
/// <param name="ErrorIsTerminal">Somebody watches standard error.</param>
/// <param name="Columns">The width that somebody asked for (COLUMNS), or null for the terminal's.</param>
public sealed record Surroundings(TextWriter Out, TextWriter Error, TimeProvider Clock, bool ErrorIsTerminal = false, int? Columns = null);
