namespace FollowUpSync.Tests.Ics.Reading;

public sealed class ReadingTests
{
    public static TheoryData<ReadingCase> Cases =>
        [.. new[] { "programs.txt", "times.txt", "zones.txt", "series.txt", "damage.txt" }.SelectMany(ReadingCase.In)];

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Reads_what_other_programs_write(ReadingCase c) =>
        Assert.Equal(c.Expected, ReadingCase.Said(ReadingCase.Read(c.Calendar)));
}
