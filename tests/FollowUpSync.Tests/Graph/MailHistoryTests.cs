namespace FollowUpSync.Tests.Graph;

/// <summary>Whatever is sent, answered, ended and begun again, and whatever fails on the way: the plan says what is so, nags nobody, and then is quiet.</summary>
public sealed class MailHistoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_history_of_a_watched_mailbox_ends_as_its_mail_says(int quarter)
    {
        for (int seed = 1 + quarter; seed <= 80; seed += 4)
        {
            var history = new MailHistory(seed);
            try
            {
                await history.PlayAsync();
            }
            catch (Exception fault)
            {
                Assert.Fail($"History {seed}: {fault.Message}\n{fault.StackTrace}\n{history.Log}");
            }
        }
    }
}
