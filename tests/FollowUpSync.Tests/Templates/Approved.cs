using System.Runtime.CompilerServices;

namespace FollowUpSync.Tests.Templates;

/// <summary>Texts that somebody has read and approved. A differing one is written beside the approved file, to be compared and moved into place.</summary>
internal static class Approved
{
    public static void Matches(string file, string actual, [CallerFilePath] string test = "")
    {
        using Stream? approved = typeof(Approved).Assembly.GetManifestResourceStream("Templates/" + file);
        string expected = approved is null ? "" : new StreamReader(approved).ReadToEnd().ReplaceLineEndings("\n");
        if (expected != actual)
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(test)!, "Approved", Path.ChangeExtension(file, ".received.txt")), actual);
        }

        Assert.Equal(expected, actual);
    }
}
