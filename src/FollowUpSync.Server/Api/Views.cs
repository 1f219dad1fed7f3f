using FollowUpSync.Hosting;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Server.Http;
using FollowUpSync.Sync;

namespace FollowUpSync.Server.Api;

/// <summary>Finds things in a view, and the version of each as it is shown.</summary>
internal static class Views
{
    public static HiringProcess Process(this MailboxView view, string id) =>
        view.Report.Processes.FirstOrDefault(one => one.Id == id) ?? throw Unknown(id, "process");

    public static Interview Interview(this MailboxView view, string id) =>
        view.Report.Interviews.FirstOrDefault(one => one.Id == id) ?? throw Unknown(id, "interview");

    public static ReportedFollowUp FollowUp(this MailboxView view, string id) =>
        view.FollowUps.FirstOrDefault(one => one.FollowUp.Key.Id == id) ?? throw Unknown(id, "follow-up");

    /// <summary>Of a process with all that hangs on it: notes and promises count, too.</summary>
    public static string TagOf(MailboxView view, HiringProcess process) => Reply.TagOf(ProcessEndpoints.Document(view, process));

    public static string TagOf(MailboxView view, Interview interview) =>
        Reply.TagOf(JsonReport.Document(json => JsonReport.Interview(json, interview, null, view.Report), indented: false));

    public static string TagOf(ReportedFollowUp one) => Reply.TagOf(JsonReport.Document(json => JsonReport.FollowUp(json, one), indented: false));

    private static UnusableInputException Unknown(string id, string what) => new("FUS410", $"{id} is no {what} that is known here.", "See what is: followupsync plan");
}
