using System.Text.Json;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Storage;

/// <summary>What the owner said, and what their mail proves.</summary>
internal static partial class StateJson
{
    public static RowJson<OwnerWord> Word { get; } = new(
        (json, one) =>
        {
            Text(json, "interviewId", one.InterviewId);
            Moment(json, "at", one.At);
            Text(json, "outcome", one.Outcome?.ToString());
            Day(json, "promised", one.Promised);
            Day(json, "contactOn", one.Contact?.On);
            Text(json, "contactBy", one.Contact?.By.ToString());
            Text(json, "note", one.Note);
            Text(json, "answer", one.Answer?.ToString());
            Day(json, "answeredOn", one.AnsweredOn);
            Text(json, "agency", one.Agency);
            Text(json, "joinedTo", one.JoinedTo);
            if (one.IsApart)
            {
                json.WriteBoolean("isApart", true);
            }

            if (one.NobodyCame is { } nobodyCame)
            {
                json.WriteBoolean("nobodyCame", nobodyCame);
            }

            if (one.IsInterview is { } isInterview)
            {
                json.WriteBoolean("isInterview", isInterview);
            }
        },
        row => new OwnerWord
        {
            InterviewId = row.Must("interviewId"),
            At = row.Moment("at")!.Value,
            Outcome = (Outcome?)row.Member("outcome", typeof(Outcome)),
            Promised = row.Day("promised"),
            Contact = row.Day("contactOn") is { } on ? new Contact(on, (Medium)row.Member("contactBy", typeof(Medium))!) : null,
            Note = row.Text("note"),
            Answer = (AnswerWord?)row.Member("answer", typeof(AnswerWord)),
            AnsweredOn = row.Day("answeredOn"),
            Agency = row.Text("agency"),
            JoinedTo = row.Text("joinedTo"),
            IsApart = row.Flag("isApart"),
            NobodyCame = row.TryGetProperty("nobodyCame", out JsonElement nobodyCame) ? nobodyCame.GetBoolean() : null,
            IsInterview = row.TryGetProperty("isInterview", out JsonElement isInterview) ? isInterview.GetBoolean() : null,
        });

    public static RowJson<MailEvidence> Mail { get; } = new(
        (json, one) =>
        {
            Text(json, "messageId", one.MessageId);
            Text(json, "kind", one.Kind.ToString());
            Texts(json, "interviewIds", one.InterviewIds);
            Moment(json, "at", one.At);
            Text(json, "who", one.Who);
            Texts(json, "addresses", one.Addresses);
            Text(json, "subject", one.Subject);
            Text(json, "thread", one.Thread);
            Text(json, "because", one.Because);
            Text(json, "followUp", one.FollowUp);
            Text(json, "run", one.Run);
            Moment(json, "seenAt", one.SeenAt);
            json.WriteBoolean("isTakenBack", one.IsTakenBack);
        },
        row => new MailEvidence
        {
            MessageId = row.Must("messageId"),
            Kind = (EvidenceKind)row.Member("kind", typeof(EvidenceKind))!,
            InterviewIds = row.Texts("interviewIds"),
            At = row.Moment("at")!.Value,
            Who = row.Must("who"),
            Addresses = row.Texts("addresses"),
            Subject = row.Must("subject"),
            Thread = row.Text("thread"),
            Because = row.Must("because"),
            FollowUp = row.Text("followUp"),
            Run = row.Must("run"),
            SeenAt = row.Moment("seenAt")!.Value,
            IsTakenBack = row.Flag("isTakenBack"),
        });
}
