using System.Globalization;
using FollowUpSync.Hosting;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Local;

/// <summary>What the person at the machine reads on standard output: what was done, and where to look.</summary>
internal sealed class Announcement(TextWriter to, ServerOptions options, Uri address, Pairing pairing)
{
    private const int Shown = 12;
    private int _told;

    private bool IsSample => options.Mailbox is MailboxChoice.Sample;

    /// <summary>The service is open.</summary>
    public void Welcome(HostedMailbox mailbox)
    {
        File.WriteAllText(Path.Combine(options.DataDirectory, "address"), address.AbsoluteUri); // So that doctor finds it.
        to.WriteLine($"FollowUpSync is open at {address.AbsoluteUri.TrimEnd('/')}, for this machine alone. Ctrl+C ends it.");
        if (IsSample)
        {
            to.WriteLine("SAMPLE: this is a made-up job search in a made-up mailbox. Nothing of yours is read or written.");
            to.WriteLine("        Your own: sign in with followupsync login, and start with FollowUpSync__Mailbox=account.");
        }

        to.WriteLine($"Pair your browser:  {pairing.LinkAt(address)}");
        to.WriteLine($"Ask from a program: curl -H \"Authorization: Bearer $(cat '{pairing.KeyFile}')\" {new Uri(address, "api/v1/me")}");
        to.WriteLine($"Kept in {options.DataDirectory} ({mailbox.Id}), readable by you alone.");
    }

    /// <summary>The first run of this start has ended. Only the sample is shown by name: other people's names belong on no screen unasked.</summary>
    public void FirstRun(SyncReport report, MailboxDesk desk)
    {
        if (Interlocked.Exchange(ref _told, 1) == 1)
        {
            return;
        }

        string end = Dispatcher.EndOf(report);
        if (end != "done")
        {
            to.WriteLine($"The first run was not whole ({end}): see GET {new Uri(address, "api/v1/me")}. It is tried again.");
            return;
        }

        int drafts = report.Changes.Count(change => change is { What: "draft", Action: "create" });
        int entries = report.Changes.Count(change => change is { What: not "draft", Action: "create" });
        to.WriteLine($"{(IsSample ? "SAMPLE synced" : "Synced")}: {report.Interviews.Length} interviews in {report.Processes.Length} processes; {report.FollowUps.Length} follow-ups are planned, {entries} entries and {drafts} drafts were written.");
        if (!IsSample)
        {
            return;
        }

        foreach (WantedEntry wanted in desk.View().Plan.Wanted.Where(wanted => !wanted.IsHeld).Take(Shown))
        {
            to.WriteLine($"  {wanted.FollowUp.Start.ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture),-18} {wanted.Text.Summary}");
        }

        to.WriteLine($"Look into the sample mailbox (entries and drafts): curl {desk.Mailbox.Path.Replace("/v1.0#", "/_sandbox/mailboxes/", StringComparison.Ordinal)}");
    }
}
