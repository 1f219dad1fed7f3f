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

/// <summary>Nobody is signed in, or may not do what was asked for. Nothing was read or written.</summary>
/// <param name="code">Stable, for looking up.</param>
/// <param name="message">What happened; never a secret.</param>
/// <param name="hint">What to do now.</param>
/// <param name="passes">It may pass by itself: try again later, and trouble nobody.</param>
public sealed class SignInException(string code, string message, string hint, bool passes = false) : SyncException(code, message, hint)
{
    /// <summary>It may pass by itself: try again later, and trouble nobody.</summary>
    public bool Passes { get; } = passes;
}

/// <summary>A service failed on the way: part of it may be done, nothing is lost, and the next run goes on from there.</summary>
public abstract class IncompleteException(string code, string message, string hint) : SyncException(code, message, hint);
