namespace FollowUpSync.Cli;

/// <summary>All that the command line touches outside itself, so that a test can stand in for a terminal.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Clock">The clock.</param>
public sealed record Surroundings(TextWriter Out, TextWriter Error, TimeProvider Clock);
