namespace FollowUpSync.Planning.Tests.Plans;

public sealed class StoryTests
{
    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> cases = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Plans", "Cases"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (string text in File.ReadAllText(file).Replace("\r", "", StringComparison.Ordinal).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(text => text.Trim().Length > 0))
            {
                string title = string.Join(' ', text.Split('\n').Where(line => line.StartsWith('#')).Select(line => line[1..].Trim()));
                cases.Add(new TheoryDataRow<string, string>(title, text) { TestDisplayName = $"{Path.GetFileNameWithoutExtension(file)}: {title}" });
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plans_what_a_recruiter_would_advise(string title, string text)
    {
        Story story = Story.Tell(text);

        Assert.True(story.Expected == story.Actual, $"{title}\n\nexpected\n{story.Expected}\n\nactual\n{story.Actual}\n");
    }
}
