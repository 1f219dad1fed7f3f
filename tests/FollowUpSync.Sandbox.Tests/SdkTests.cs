using System.Net;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace FollowUpSync.Sandbox.Tests;

/// <summary>The sandbox as the real Microsoft.Graph SDK sees it.</summary>
public sealed class SdkTests
{
    private const string Key = "String {0f3c8b6e-58a4-4a0e-9d6c-2f6f5d1c7a10} Name FusKey";
    private const string Prefer = "odata.maxpagesize=2, IdType=\"ImmutableId\"";

    [Fact]
    public async Task The_SDK_reads_rounds_and_follows_the_links_as_they_are()
    {
        await using Box box = await Box.OpenAsync();
        GraphServiceClient graph = Connect(box);
        await box.CreateAsync(Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        string single = await box.CreateAsync(Box.Event("Single", "2026-03-04T09:00"));
        await box.BackAsync("DELETE", "requests");

        var first = await graph.Me.CalendarView.Delta.GetAsDeltaGetResponseAsync(r =>
        {
            r.QueryParameters.StartDateTime = "2026-03-01T00:00:00Z";
            r.QueryParameters.EndDateTime = "2026-04-01T00:00:00Z";
            r.Headers.Add("Prefer", Prefer);
        });
        Assert.Equal(EventType.SeriesMaster, first!.Value![0].Type);
        Assert.Equal("Weekly", first.Value[0].Subject);
        Assert.All(first.Value.Skip(1), o => Assert.Equal((EventType.Occurrence, first.Value[0].Id, null), (o.Type, o.SeriesMasterId, o.Subject)));
        var second = await graph.Me.CalendarView.Delta.WithUrl(first.OdataNextLink!).GetAsDeltaGetResponseAsync(r => r.Headers.Add("Prefer", Prefer));
        Assert.Equal(single, Assert.Single(second!.Value!).Id);
        Assert.StartsWith("W/\"", second.Value![0].AdditionalData["@odata.etag"].ToString(), StringComparison.Ordinal);

        await graph.Me.Events[single].DeleteAsync();
        var third = await graph.Me.CalendarView.Delta.WithUrl(second.OdataDeltaLink!).GetAsDeltaGetResponseAsync(r => r.Headers.Add("Prefer", Prefer));
        Assert.True(Assert.Single(third!.Value!).AdditionalData.ContainsKey("@removed"));

        await box.BackAsync("POST", "faults", """{ "expiredDelta": 1 }""");
        ODataError gone = await Assert.ThrowsAsync<ODataError>(() => graph.Me.CalendarView.Delta.WithUrl(third.OdataDeltaLink!).GetAsDeltaGetResponseAsync());
        Assert.Equal((410, "SyncStateNotFound"), (gone.ResponseStatusCode, gone.Error!.Code));
        Assert.NotNull(gone.Error.InnerError!.RequestId);
        Assert.All(await box.RecordedAsync(), r => Assert.True(r["preferWellFormed"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Nothing_is_shown_that_the_model_of_Graph_does_not_know()
    {
        await using Box box = await Box.OpenAsync();
        GraphServiceClient graph = Connect(box);
        string weekly = await box.CreateAsync(Box.Weekly("Weekly", "2026-03-02T09:00", "\"type\": \"noEnd\""));
        await box.CreateAsync(Box.Event("Single", "2026-03-04T09:00"));
        await box.PostAsync("/me/messages", """{ "subject": "Note", "toRecipients": [{ "emailAddress": { "address": "dana@contoso.example" } }] }""");
        await box.PersonAsync("POST", "messages", """{ "subject": "Re: Note", "from": { "emailAddress": { "address": "dana@contoso.example" } } }""");

        IEnumerable<IAdditionalDataHolder?> shown =
        [
            .. (await graph.Me.Events.GetAsync())!.Value!,
            .. (await graph.Me.Events[weekly].Instances.GetAsync(r => (r.QueryParameters.StartDateTime, r.QueryParameters.EndDateTime) = ("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z")))!.Value!,
            .. (await graph.Me.Messages.GetAsync())!.Value!,
            .. (await graph.Me.MailFolders.GetAsync())!.Value!,
            .. (await graph.Me.Calendars.GetAsync())!.Value!,
            await graph.Me.GetAsync(),
            await graph.Me.MailboxSettings.GetAsync(),
        ];

        Assert.All(shown, one => Assert.Equal([], Strangers(one!)));
    }

    // The model is made from the CSDL of Graph; what it has no member for lands in the additional data.
    private static IEnumerable<string> Strangers(IAdditionalDataHolder one) =>
    [
        .. one.AdditionalData.Keys.Where(name => !name.StartsWith('@')).Select(name => $"{one.GetType().Name}.{name}"),
        .. one.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != nameof(one.AdditionalData)).Select(property => property.GetValue(one))
            .SelectMany(value => value is IEnumerable<object> many ? many : [value!]).OfType<IAdditionalDataHolder>().SelectMany(Strangers),
    ];

    [Fact]
    public async Task The_SDK_writes_an_event_finds_it_by_its_mark_and_changes_only_what_it_says()
    {
        await using Box box = await Box.OpenAsync();
        GraphServiceClient graph = Connect(box);
        Event wanted = new()
        {
            Subject = "Thank Dana",
            Start = new DateTimeTimeZone { DateTime = "2026-03-03T09:00:00", TimeZone = "Eastern Standard Time" },
            End = new DateTimeTimeZone { DateTime = "2026-03-03T09:15:00", TimeZone = "Eastern Standard Time" },
            ShowAs = FreeBusyStatus.Free,
            Sensitivity = Sensitivity.Private,
            Categories = ["Follow-up"],
            TransactionId = "fus1-abc",
            Body = new ItemBody { ContentType = BodyType.Text, Content = "Dear Dana" },
            SingleValueExtendedProperties = [new SingleValueLegacyExtendedProperty { Id = Key, Value = "fus1-abc" }],
        };

        Event made = (await graph.Me.Events.PostAsync(wanted, r => r.Headers.Add("Prefer", Prefer)))!;
        Assert.Equal(("2026-03-03T14:00:00.0000000", "UTC", "Eastern Standard Time"), (made.Start!.DateTime, made.Start.TimeZone, made.OriginalStartTimeZone));
        EventCollectionResponse found = (await graph.Me.Events.GetAsync(r =>
        {
            r.QueryParameters.Filter = $"singleValueExtendedProperties/any(ep: ep/id eq '{Key}' and ep/value eq 'fus1-abc')";
            r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{Key}')"];
            r.Headers.Add("Prefer", Prefer);
        }))!;
        Event read = Assert.Single(found.Value!);
        Assert.Equal((made.Id, "fus1-abc"), (read.Id, Assert.Single(read.SingleValueExtendedProperties!).Value));

        Event changed = (await graph.Me.Events[made.Id].PatchAsync(new Event { Subject = "Thank Dana Reyes" }, r => r.Headers.Add("If-Match", (string)made.AdditionalData["@odata.etag"])))!;
        Assert.Equal(("Thank Dana Reyes", FreeBusyStatus.Free), (changed.Subject, changed.ShowAs));
        ODataError stale = await Assert.ThrowsAsync<ODataError>(() => graph.Me.Events[made.Id].DeleteAsync(r => r.Headers.Add("If-Match", (string)made.AdditionalData["@odata.etag"])));
        Assert.Equal(412, stale.ResponseStatusCode);
    }

    [Fact]
    public async Task The_SDK_drafts_a_reply_with_a_calendar_file_and_reads_the_inbox()
    {
        await using Box box = await Box.OpenAsync();
        GraphServiceClient graph = Connect(box);
        string original = await box.ReceiveAsync("Interview");

        Message draft = (await graph.Me.Messages[original].CreateReply.PostAsync(new(), r => r.Headers.Add("Prefer", Prefer)))!;
        await graph.Me.Messages[draft.Id].Attachments.PostAsync(new FileAttachment { Name = "i.ics", ContentType = "text/calendar", ContentBytes = "BEGIN"u8.ToArray() });
        var inbox = (await graph.Me.MailFolders["inbox"].Messages.Delta.GetAsDeltaGetResponseAsync(r =>
        {
            r.QueryParameters.Select = ["id", "conversationId", "from"];
            r.Headers.Add("Prefer", Prefer);
        }))!;

        Message mail = Assert.Single(inbox.Value!);
        Assert.Equal((original, draft.ConversationId, null), (mail.Id, mail.ConversationId, mail.Subject));
        AttachmentCollectionResponse files = (await graph.Me.Messages[draft.Id].Attachments.GetAsync())!;
        Assert.Equal("BEGIN"u8.ToArray(), Assert.IsType<FileAttachment>(Assert.Single(files.Value!)).ContentBytes);
    }

    [Fact]
    public async Task The_SDK_repeats_a_lost_post_by_itself_and_the_transaction_keeps_it_single()
    {
        await using Box box = await Box.OpenAsync();
        GraphServiceClient graph = Connect(box, new RetryHandlerOption { MaxRetry = 1, Delay = 1 });
        await box.BackAsync("POST", "faults", """{ "script": [{ "method": "POST", "path": "/me/events", "call": 1, "status": 503, "after": true, "retryAfter": "1" }] }""");

        await graph.Me.Events.PostAsync(new Event
        {
            Subject = "Once",
            TransactionId = "t",
            Start = new DateTimeTimeZone { DateTime = "2026-03-03T09:00:00", TimeZone = "UTC" },
            End = new DateTimeTimeZone { DateTime = "2026-03-03T09:15:00", TimeZone = "UTC" },
        });

        Assert.Single((await box.GetAsync("/me/events")).Value);
        List<JsonObject> posts = [.. (await box.RecordedAsync()).Where(r => r.Text("method") == "POST")];
        Assert.Equal(["1"], posts.Skip(1).Select(r => r["headers"]!["Retry-Attempt"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_SDK_sends_a_batch_and_reads_each_answer()
    {
        await using Box box = await Box.OpenAsync();
        GraphServiceClient graph = Connect(box);
        var batch = new BatchRequestContentCollection(graph);
        string me = await batch.AddBatchRequestStepAsync(graph.Me.ToGetRequestInformation());
        string nothing = await batch.AddBatchRequestStepAsync(graph.Me.Calendars["nothing"].ToGetRequestInformation());

        BatchResponseContentCollection answers = await graph.Batch.PostAsync(batch);

        Assert.Equal(Box.Owner, (await answers.GetResponseByIdAsync<User>(me)).Mail);
        Assert.Equal(HttpStatusCode.NotFound, (await answers.GetResponseByIdAsync(nothing)).StatusCode);
    }

    private static GraphServiceClient Connect(Box box, RetryHandlerOption? retry = null)
    {
        var http = GraphClientFactory.Create([.. GraphClientFactory.CreateDefaultHandlers().Where(h => retry is not null || !h.GetType().Name.Contains("Retry", StringComparison.Ordinal))]);
        return new GraphServiceClient(http, new BaseBearerTokenAuthenticationProvider(new Token()), box.Address + "v1.0");
    }

    private sealed class Token : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new(["127.0.0.1"]);

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult($"sandbox:{Box.Owner}");
    }
}
