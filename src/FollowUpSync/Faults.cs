namespace FollowUpSync;

/// <summary>A run could not be done. The message says what happened, what was not done, and what to type next.</summary>
public abstract class SyncException(string code, string message, string hint) : Exception(message)
{
    /// <summary>Stable, for looking up.</summary>
    public string Code { get; } = code;

    /// <summary>What to do now.</summary>
    public string Hint { get; } = hint;
}

/// <summary>What the person gave cannot be used: a wrong argument, an unreadable file, an unknown id. Nothing was written.</summary>
public sealed class UnusableInputException(string code, string message, string hint) : SyncException(code, message, hint);

/// <summary>A brake stopped the run. Nothing was written.</summary>
public sealed class BrakeException(string message) : SyncException("FUS230", message, "Look at it with plan; if it is right, run again with --yes.");
