using FollowUpSync.Planning.Plans;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Sync;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_goes_all_the_way_from_an_entry_to_a_note()
    {
        SyncReport report = await Rehearsal.Once;

        Assert.Equal("Contoso", Assert.Single(report.Interviews).Recognition.Company);
        Assert.Contains(report.FollowUps, one => one.FollowUp.Key.Kind == FollowUpKind.ThankYou && one.Files.Any(file => file.EndsWith(".eml", StringComparison.Ordinal)));
        Assert.Empty(report.Warnings);
    }
}
