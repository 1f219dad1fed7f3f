namespace FollowUpSync.Planning.Cadences;

/// <summary>The codes of what can be wrong in a cadence file.</summary>
public static class CadenceProblems
{
    /// <summary>No JSON.</summary>
    public const string Syntax = "FUS101";

    /// <summary>A name that is none of ours.</summary>
    public const string UnknownName = "FUS102";

    /// <summary>The same name twice.</summary>
    public const string DuplicateName = "FUS103";

    /// <summary>A text for a number, a list for a section, and the like.</summary>
    public const string WrongType = "FUS104";

    /// <summary>A number that is too small, too large or broken.</summary>
    public const string OutOfRange = "FUS105";

    /// <summary>A text that is no time of day.</summary>
    public const string BadTime = "FUS106";

    /// <summary>A word that is not among those allowed here.</summary>
    public const string NotAChoice = "FUS107";
}
