using System.Text;
using FollowUpSync.Planning.Interviews;
using static FollowUpSync.Tests.Interviews.Entries;

namespace FollowUpSync.Tests.Interviews;

/// <summary>Invitations come from strangers: no text may cost more than its length.</summary>
public sealed class HostileEntryTests
{
    public static TheoryData<string, string> Bait => new()
    {
        { "one letter", new string('a', 100_000) },
        { "almost words", Repeat("interview interview intervie ", 100_000) },
        { "almost labels", Repeat("Interviewer: ", 100_000) },
        { "almost names", Repeat("with Dr Dana Mr and ", 100_000) },
        { "almost addresses", Repeat("a@", 100_000) },
        { "almost links", Repeat("https://", 100_000) },
        { "brackets", new string('(', 50_000) + new string(')', 50_000) },
        { "line ends", new string('\n', 100_000) },
        { "rulers", Repeat(new string('_', 40) + "\n", 100_000) },
        { "mail heads", Repeat("From: x@y.example\n", 100_000) },
        { "ideographs", Repeat("面接面", 100_000) },
        { "marks on marks", "e" + new string('\u0301', 99_999) },
        { "nothing seen", Repeat("\u200b\u200d\u2060", 100_000) },
        { "right to left", Repeat("\u202einterview\u202c ", 100_000) },
        { "half surrogates", Repeat("\ud83d ", 100_000) },
        { "capitals", Repeat("Senior Lead Engineer ", 100_000) },
        { "legal forms", Repeat("Contoso GmbH & Co. KG ", 100_000) },
    };

    // Allocation stands for work: it is the same on every machine, and backtracking or nested scans would show in it.
    [Theory, MemberData(nameof(Bait))]
    public void Bait_of_100_kB_in_title_and_text_is_judged_within_a_bound(string name, string bait)
    {
        Assert.NotEmpty(name);
        CalendarEntry entry = Invited("Interview " + bait, bait);
        Judge(entry);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Recognition found = Judge(entry);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < 60_000_000, $"{allocated:N0} bytes");
        Assert.True(found.People.Length <= 30);
        Assert.All(found.Reasons, reason => Assert.InRange(reason.Length, 1, 400));
    }

    [Fact]
    public void Letters_that_nobody_sees_do_not_make_a_word() =>
        Assert.NotEqual(Verdict.Interview, Judge(Typed("inter\u200bview")).Verdict);

    private static string Repeat(string text, int length) => new StringBuilder().Insert(0, text, (length / text.Length) + 1).ToString(0, length);
}
