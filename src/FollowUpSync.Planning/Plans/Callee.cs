using FollowUpSync.Planning.Days;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>Somebody who is called: what the calendar entry and the call sheet say of them is one and the same.</summary>
/// <param name="Number">As it was noted or written, or null where it is not known.</param>
/// <param name="Clock">Where their clock stands, or null where nothing tells.</param>
public sealed record Callee(string? Number, DateTimeZone? Clock)
{
    /// <summary>The owner's word on number and zone counts most ("phone: ...", "zone: ..."); then what the invitations say.</summary>
    /// <param name="process">What they are called about.</param>
    /// <param name="interview">The last one: the zone in which its times were written tells most where nothing else does.</param>
    /// <param name="to">Who is called, or null.</param>
    public static Callee Of(HiringProcess process, Interview interview, Person? to)
    {
        string? number = process.Noted("phone") ?? WrittenNumber(process, to);
        string? address = Sent(interview, to) && interview.Zone is not null ? null : to?.Email; // a zone in which they wrote themselves says more than where their mail is at home
        DateTimeZone? clock = Zone(process.Noted("zone")) ?? CallZone.Of(number, address) ?? Zone(interview.Zone);
        return new Callee(number, clock);
    }

    // The number below an invitation is its sender's, and nobody else's.
    private static string? WrittenNumber(HiringProcess process, Person? to) => process.Interviews
        .Reverse()
        .Where(one => Sent(one, to))
        .Select(one => one.Recognition.Writing.Phone)
        .FirstOrDefault(number => number is not null);

    private static bool Sent(Interview invitation, Person? person) =>
        person?.Email is { } email && email.Equals(invitation.Sender, StringComparison.OrdinalIgnoreCase);

    private static DateTimeZone? Zone(string? name) => name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
}
