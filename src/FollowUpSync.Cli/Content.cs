using FollowUpSync.Planning;

namespace FollowUpSync.Cli;

/// <summary>A cadence or template of the person's own that has problems: all of them are named, nothing was changed.</summary>
public sealed class ContentException(ImmutableArray<Problem> problems)
    : SyncException(problems[0].Code, string.Join('\n', problems), "Nothing was changed. Mend it and try again.")
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;
}

/// <summary>Text files that a person wrote.</summary>
public static class Content
{
    private const int Limit = 1 << 20;

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnusableInputException">It cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > Limit
                ? throw new UnusableInputException("FUS018", $"{path}: more than 1 MB.", "Name the right file.")
                : File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException("FUS018", $"{path}: cannot be read ({fault.Message})", "Check its name and that you may read it.");
        }
    }
}
