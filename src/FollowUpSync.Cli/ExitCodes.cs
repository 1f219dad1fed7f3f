namespace FollowUpSync.Cli;

/// <summary>The exit codes, and which fault has which.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A fault of ours.</summary>
    public const int OurFault = 1;

    /// <summary>Wrong usage, or input that cannot be read; nothing was written.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by a brake; nothing was written.</summary>
    public const int Stopped = 3;

    /// <summary>A source failed; nothing of it was cancelled.</summary>
    public const int Incomplete = 4;

    /// <summary>Sign-in or consent is needed.</summary>
    public const int SignIn = 5;

    /// <summary>The code of a fault.</summary>
    public static int For(SyncException fault) => fault switch
    {
        BrakeException => Stopped,
        IncompleteException => Incomplete,
        SignInException => SignIn,
        _ => Unusable,
    };
}
