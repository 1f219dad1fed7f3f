namespace FollowUpSync.Sandbox.Tests;

public sealed class MailTests
{
    private const string Key = "String {0f3c8b6e-58a4-4a0e-9d6c-2f6f5d1c7a10} Name FusKey";

    [Fact]
    public async Task A_draft_is_found_by_its_mark_and_keeps_its_id_when_its_owner_sends_it()
    {
        await using Box box = await Box.OpenAsync();
        Reply draft = await box.PostAsync("/me/messages", $$"""{ "subject": "Thank you", "toRecipients": [{ "emailAddress": { "address": "r@contoso.example" } }], "singleValueExtendedProperties": [{ "id": "{{Key}}", "value": "k1" }] }""", Box.Immutable);
        Assert.True(draft.Json["isDraft"]!.GetValue<bool>());
        string filter = Uri.EscapeDataString($"singleValueExtendedProperties/any(ep: ep/id eq '{Key}' and ep/value eq 'k1')");
        Assert.Equal(draft.Id, Assert.Single((await box.GetAsync($"/me/messages?$filter={filter}", Box.Immutable)).Value).Text("id"));
        var sent = await box.RoundAsync("/me/mailFolders('sentitems')/messages/delta?$select=subject,isDraft");
        var drafts = await box.RoundAsync("/me/mailFolders/drafts/messages/delta()?$select=subject");

        await box.PersonAsync("POST", $"messages/{draft.Id}/send");

        Reply kept = await box.GetAsync($"/me/messages/{draft.Id}?$select=isDraft,parentFolderId,sentDateTime");
        Assert.False(kept.Json["isDraft"]!.GetValue<bool>());
        Assert.Equal((await box.GetAsync("/me/mailFolders/sentitems")).Id, kept.Text("parentFolderId"));
        JsonObject news = Assert.Single((await box.RoundAsync(sent.DeltaLink)).Entries);
        Assert.Equal((draft.Id, "Thank you"), (news.Text("id"), news.Text("subject")));
        Assert.False(news.ContainsKey("body"));
        Assert.True(Assert.Single((await box.RoundAsync(drafts.DeltaLink)).Entries).IsRemoved());
        Reply late = await box.PatchAsync($"/me/messages/{draft.Id}", """{ "subject": "No thanks" }""");
        Assert.Equal((400, "ErrorInvalidPropertySet"), (late.Status, late.Code));
    }

    [Fact]
    public async Task A_draft_may_come_as_MIME_and_what_is_not_understood_is_refused()
    {
        await using Box box = await Box.OpenAsync();
        Task<Reply> PostAsync(string mime) => box.SendAsync("POST", "v1.0/me/messages", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(mime)), ("Type", "text/plain"));

        Reply made = await PostAsync("Subject: Thank you\r\nTo: Dana Reyes <dana@contoso.example>,\r\n sam@contoso.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Dear Dana</p>");

        Assert.Equal((201, "Thank you", true), (made.Status, made.Text("subject"), made.Json["isDraft"]!.GetValue<bool>()));
        Assert.Equal(["dana@contoso.example", "sam@contoso.example"], made.Json["toRecipients"]!.AsArray().Select(one => one!["emailAddress"]!["address"]!.GetValue<string>()));
        Assert.Contains("<p>Dear Dana</p>", made.Json["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("ErrorMimeContentInvalid", (await PostAsync("Subject: =?utf-8?B?VGhhbms=?=\r\n\r\nDear Dana")).Code);
        Assert.Equal("ErrorMimeContentInvalid", (await PostAsync("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x--")).Code);
        Assert.Equal("ErrorMimeContentInvalid", (await box.SendAsync("POST", "v1.0/me/messages", "no base64!", ("Type", "text/plain"))).Code);
    }

    [Fact]
    public async Task A_reply_stays_in_the_thread_and_quotes_unless_a_body_takes_the_quotes_place()
    {
        await using Box box = await Box.OpenAsync();
        string id = await box.ReceiveAsync("Interview", more: """, "replyTo": [{ "emailAddress": { "address": "desk@contoso.example" } }] """);
        string conversation = (await box.GetAsync($"/me/messages/{id}")).Text("conversationId");

        Reply empty = await box.PostAsync($"/me/messages/{id}/createReply", "{}");
        Assert.Equal((201, "RE: Interview", conversation), (empty.Status, empty.Text("subject"), empty.Text("conversationId")));
        Assert.Equal("desk@contoso.example", empty.Json["toRecipients"]![0]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Contains("Hello &lt;you&gt;", empty.Json["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Reply own = await box.PostAsync($"/me/messages/{id}/createReply", """{ "message": { "body": { "contentType": "html", "content": "Thanks" } } }""");
        Assert.DoesNotContain("Hello", own.Json["body"]!["content"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(400, (await box.PostAsync($"/me/messages/{id}/createReply", """{ "comment": "x", "message": { "body": { "contentType": "text", "content": "y" } } }""")).Status);
        Reply unthreaded = await box.PostAsync($"/me/messages/{empty.Id}/createReply", "{}");
        Assert.NotEqual(conversation, unthreaded.Text("conversationId"));
    }

    [Fact]
    public async Task An_answer_is_found_in_the_inbox_by_its_conversation()
    {
        await using Box box = await Box.OpenAsync();
        var inbox = await box.RoundAsync("/me/mailFolders/inbox/messages/delta?$select=id,conversationId,from,receivedDateTime,internetMessageId,subject");
        Assert.Empty(inbox.Entries);
        Reply draft = await box.PostAsync("/me/messages", """{ "subject": "Thank you" }""", Box.Immutable);
        await box.PersonAsync("POST", $"messages/{draft.Id}/send");

        string answer = await box.ReceiveAsync("Re: Thank you", more: $$""", "inReplyTo": "{{draft.Text("internetMessageId")}}" """);

        JsonObject news = Assert.Single((await box.RoundAsync(inbox.DeltaLink)).Entries);
        Assert.Equal((answer, draft.Text("conversationId")), (news.Text("id"), news.Text("conversationId")));
        Assert.Equal(2, (await box.GetAsync($"/me/messages?$filter=conversationId eq '{draft.Text("conversationId")}'")).Value.Count);
        Assert.Equal(204, (await box.PersonAsync("DELETE", $"messages/{answer}")).Status);
        Assert.Equal((await box.GetAsync("/me/mailFolders/deleteditems")).Id, (await box.GetAsync($"/me/messages/{answer}")).Text("parentFolderId"));
    }

    [Theory]
    [InlineData("messages?$filter=from/emailAddress/address eq 'a@contoso.example'&$orderby=receivedDateTime desc", 400, "InefficientFilter")]
    [InlineData("messages?$filter=receivedDateTime ge 2020-01-01T00:00:00Z and from/emailAddress/address eq 'a@contoso.example'&$orderby=receivedDateTime desc", 200, "")]
    [InlineData("messages?$filter=isRead eq false and receivedDateTime ge 2020-01-01T00:00:00Z&$orderby=receivedDateTime", 400, "InefficientFilter")]
    [InlineData("messages?$search=\"from:contoso\"", 200, "")]
    [InlineData("messages?$search=\"x\"&$filter=isRead eq false", 400, "SearchWithOrderBy")]
    [InlineData("mailFolders/inbox/messages/delta?$search=\"x\"", 400, "ErrorInvalidUrlQuery")]
    [InlineData("mailFolders/inbox/messages/delta?$filter=isRead eq false", 400, "ErrorInvalidUrlQuery")]
    [InlineData("mailFolders/inbox/messages/delta?$filter=receivedDateTime ge 2020-01-01T00:00:00Z&$orderby=receivedDateTime desc", 200, "")]
    [InlineData("mailFolders/attic/messages", 404, "ErrorItemNotFound")]
    public async Task Mail_queries_are_as_strict_as_Exchange(string query, int status, string code)
    {
        await using Box box = await Box.OpenAsync();
        await box.ReceiveAsync("Hi", "a@contoso.example");

        Reply answer = await box.GetAsync("/me/" + query);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(status == 200 ? 1 : 0, answer.Value.Count);
    }

    [Theory]
    [InlineData("[]", "InvalidInternetMessageHeaderCollection")]
    [InlineData("""[{ "name": "In-Reply-To", "value": "x" }]""", "InvalidInternetMessageHeader")]
    [InlineData("""[{ "name": "x-1", "value": "" }, { "name": "x-2", "value": "" }, { "name": "x-3", "value": "" }, { "name": "x-4", "value": "" }, { "name": "x-5", "value": "" }, { "name": "x-6", "value": "" }]""", "InvalidInternetMessageHeaderCollection")]
    public async Task Internet_headers_are_few_and_private(string headers, string code)
    {
        await using Box box = await Box.OpenAsync();

        Reply answer = await box.PostAsync("/me/messages", $$"""{ "subject": "x", "internetMessageHeaders": {{headers}} }""");

        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_draft_carries_a_calendar_file()
    {
        await using Box box = await Box.OpenAsync();
        Reply draft = await box.PostAsync("/me/messages", """{ "subject": "x", "attachments": [{ "@odata.type": "#microsoft.graph.fileAttachment", "contentType": "text/calendar", "name": "i.ics", "contentBytes": "QkVHSU4=" }] }""");

        JsonObject file = Assert.Single((await box.GetAsync($"/me/messages/{draft.Id}/attachments")).Value);

        Assert.Equal(("i.ics", "text/calendar", "QkVHSU4="), (file.Text("name"), file.Text("contentType"), file.Text("contentBytes")));
        Assert.Equal(204, (await box.DeleteAsync($"/me/messages/{draft.Id}/attachments/{file.Text("id")}")).Status);
        Assert.Equal(400, (await box.PostAsync($"/me/messages/{draft.Id}/attachments", """{ "name": "x" }""")).Status);
        Assert.Equal(413, (await box.PostAsync($"/me/messages/{draft.Id}/attachments", $$"""{ "@odata.type": "#microsoft.graph.fileAttachment", "name": "big", "contentBytes": "{{Convert.ToBase64String(new byte[3 * 1024 * 1024])}}" }""")).Status);
    }
}
