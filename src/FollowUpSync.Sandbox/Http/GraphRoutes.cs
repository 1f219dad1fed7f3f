using FollowUpSync.Sandbox.Calendar;
using FollowUpSync.Sandbox.Mail;
using FollowUpSync.Sandbox.Notices;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Which part of Graph a request is for. Everything but a subscription is one transaction.</summary>
internal sealed class GraphRoutes(MailboxStore store, SandboxClock clock, Faults faults, Subscriptions subscriptions)
{
    public async Task<Answer> AnswerAsync(GraphRequest request, CancellationToken stop)
    {
        string[] path = InMailbox(request);
        Rights.Check(request, path);
        return path is ["subscriptions", .. var rest]
            ? await subscriptions.AnswerAsync(request, rest, stop)
            : store.Use(request.Mailbox, clock, session => Answer(session, request, path));
    }

    public static GraphError Unknown(GraphRequest request) =>
        new(404, "UnknownPath", $"The sandbox has no {request.Method} {request.Target}.");

    private Answer Answer(MailboxSession session, GraphRequest request, string[] path) => path switch
    {
        ["calendar" or "calendars" or "calendarGroups" or "calendarView" or "events", ..] => new CalendarRoutes(session, faults, request).Answer(path),
        ["messages" or "mailFolders", ..] => new MailRoutes(session, faults, request).Answer(path),
        _ => new SettingsRoutes(session, request).Answer(path),
    };

    /// <summary>The path without <c>/me</c> or <c>/users/ADDRESS</c>.</summary>
    private static string[] InMailbox(GraphRequest request) => request.Path switch
    {
        ["me", .. var rest] => rest,
        ["users", "me-token-to-replace", .. var rest] => rest,
        ["users", var user, .. var rest] => IsOwner(request.Mailbox, user) ? rest : throw GraphError.Denied(why: $"the mailbox of {user} with {request.Mailbox}'s token"),
        ["subscriptions", ..] => request.Path,
        _ => throw Unknown(request),
    };

    private static bool IsOwner(string mailbox, string user) =>
        mailbox.Equals(user, StringComparison.OrdinalIgnoreCase) || SettingsRoutes.UserId(mailbox).Equals(user, StringComparison.OrdinalIgnoreCase);
}
