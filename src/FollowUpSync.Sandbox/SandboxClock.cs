using FollowUpSync.Sandbox.Storage;
using NodaTime.Text;

namespace FollowUpSync.Sandbox;

/// <summary>The mailboxes' own time: real time, moved by <c>POST /_sandbox/clock</c>. The shift is kept with the mailboxes.</summary>
internal sealed class SandboxClock(TimeProvider time, MailboxStore store)
{
    private const string Setting = "clock";
    private Duration shift = Duration.FromMilliseconds(long.Parse(store.Setting(Setting) ?? "0", System.Globalization.CultureInfo.InvariantCulture));

    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow()) + shift;

    public string NowText => InstantPattern.General.Format(Now);

    public void MoveTo(Instant now)
    {
        shift += now - Now;
        store.SetSetting(Setting, ((long)shift.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
