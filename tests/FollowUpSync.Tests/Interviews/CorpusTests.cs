using System.Runtime.CompilerServices;
using System.Text;

namespace FollowUpSync.Tests.Interviews;

/// <summary>Holds the recogniser to what it reaches on labelled entries.</summary>
/// <remarks>
/// "dev" is what it was built with. "heldout-a", by an author who had not seen the rules, was scored once unseen (precision 0.865,
/// recall 0.753, company 0.703, role 0.766, stage 0.875) and then built with, too: its figures here are no longer those of unseen
/// entries. "heldout-b", by a second such author, was never looked into: its figures say what to expect of entries of other wording.
/// </remarks>
public sealed class CorpusTests
{
    [Fact]
    public void The_recogniser_reaches_the_approved_figures_on_each_labelled_set()
    {
        var table = new StringBuilder("                               detection             of what was recognised                    people by address   by name\n");
        table.Append("set        entries interviews   precision    recall     company      role     stage    agency   precision    recall    recall\n");
        foreach (string set in (string[])["dev", "heldout-a", "heldout-b"])
        {
            table.Append(CorpusScore.Of(set + ".jsonl").Row(set)).Append('\n');
        }

        Matches(table.ToString());
    }

    private static void Matches(string table, [CallerFilePath] string test = "")
    {
        string approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Interviews", "Corpus", "figures.txt")).ReplaceLineEndings("\n");
        if (table != approved)
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(test)!, "Corpus", "figures.received.txt"), table);
        }

        Assert.Equal(approved, table);
    }
}
