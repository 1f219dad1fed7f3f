namespace FollowUpSync.Planning;

/// <summary>Something in a text that a person wrote and can mend.</summary>
/// <param name="Code">Stable, for looking up: <c>FUS104</c>.</param>
/// <param name="Message">What is wrong with which value, and what to write instead.</param>
/// <param name="File">The file's name as the person knows it.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">From 1; 0 where the whole line is meant.</param>
public sealed record Problem(string Code, string Message, string File, int Line = 0, int Column = 0)
{
    /// <summary><c>cadence.json:12:9: FUS104: ...</c></summary>
    public override string ToString() =>
        (Line, Column) switch
        {
            (0, _) => $"{File}: {Code}: {Message}",
            (_, 0) => $"{File}:{Line}: {Code}: {Message}",
            _ => $"{File}:{Line}:{Column}: {Code}: {Message}",
        };
}
