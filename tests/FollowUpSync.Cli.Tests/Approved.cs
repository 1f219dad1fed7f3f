using System.Runtime.CompilerServices;

namespace FollowUpSync.Cli.Tests;

/// <summary>Outputs that somebody has read and approved. A differing one is written beside the approved file, to be compared and moved into place.</summary>
internal static class Approved
{
    public static void Matches(string file, string actual, [CallerFilePath] string test = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(test)!, "Approved", file);
        string expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        actual = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (expected != actual)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(Path.ChangeExtension(path, ".received" + Path.GetExtension(path)), actual);
        }

        Assert.Equal(expected, actual);
    }
}
