namespace FollowUpSync.Planning.Tests.Plans;

public sealed class DiaryTests
{
    public static TheoryData<string, string> Stories()
    {
        TheoryData<string, string> stories = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Plans", "Diaries"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (string text in File.ReadAllText(file).Replace("\r", "", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(text => text.Trim().Length > 0))
            {
                string title = text.Trim().Split('\n')[0][2..];
                stories.Add(new TheoryDataRow<string, string>(title, text) { TestDisplayName = $"{Path.GetFileNameWithoutExtension(file)}: {title}" });
            }
        }

        return stories;
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void Says_each_morning_what_a_wise_friend_would_say(string title, string text)
    {
        Diary diary = Diary.Read(text);

        Assert.True(diary.Expected == diary.Actual, $"{title}\n\nexpected\n{diary.Expected}\n\nactual\n{diary.Actual}\n");
    }

    [Fact]
    public void There_are_at_least_sixty_stories() => Assert.True(Stories().Count >= 60);
}
