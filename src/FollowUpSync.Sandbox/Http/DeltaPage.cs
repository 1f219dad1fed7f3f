using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Puts one page of a delta round together, with the oddities that Graph's pages have when faults ask for them.</summary>
internal static class DeltaPage
{
    private const int Batch = 200;

    /// <param name="rows">Changed rows after a row number, at most so many, in order.</param>
    /// <param name="entries">What one row becomes: nothing, itself, or a whole series, which is never split.</param>
    public static Answer Make(
        MailboxSession session, GraphRequest request, Faults faults, DeltaPosition position, string context,
        Func<long, int, IReadOnlyList<Item>> rows, Func<Item, IEnumerable<JsonObject>> entries)
    {
        var body = new JsonObject { ["@odata.context"] = $"{request.Root}/$metadata#{context}" };
        var headers = new Dictionary<string, string> { ["Preference-Applied"] = "odata.track-changes" };
        var value = new JsonArray();
        body["value"] = value;
        int nonce = faults.Pick("nonce", int.MaxValue);
        if (faults.Strikes(Faults.EmptyPage))
        {
            body["@odata.nextLink"] = DeltaTokens.NextLink(session, request, position, nonce);
            return Answer.Ok(body) with { Headers = headers, Fault = Faults.EmptyPage };
        }

        if (faults.Strikes(Faults.EmptyRead))
        {
            // Nothing is lost for good: what was not shown now comes in the next round. That is no first one: pages before this may have been read.
            body["@odata.deltaLink"] = DeltaTokens.DeltaLink(session, request, position with { Until = position.Since == 0 ? -1 : position.Since });
            return Answer.Ok(body) with { Headers = headers, Fault = Faults.EmptyRead };
        }

        int size = (request.Prefer.PageSize ?? Collections.PageSize(request)) * (faults.Strikes(Faults.OversizedPage) ? 2 : 1);
        long after = position.After;
        bool more = true;
        while (value.Count < size && more)
        {
            IReadOnlyList<Item> read = rows(after, Batch);
            foreach (Item row in read)
            {
                foreach (JsonObject entry in entries(row))
                {
                    value.Add((JsonNode)entry);
                }

                after = row.Seq;
                if (value.Count >= size)
                {
                    break;
                }
            }

            more = read.Count > 0 && (after != read[^1].Seq || read.Count == Batch);
        }

        if (value.Count > 0 && faults.Strikes(Faults.DuplicatedEntry))
        {
            value.Add(value[0]!.DeepClone());
        }

        bool loops = faults.Strikes(Faults.LoopingPage);
        if (loops || (more && rows(after, 1).Count > 0))
        {
            body["@odata.nextLink"] = DeltaTokens.NextLink(session, request, position with { After = loops ? position.After : after }, nonce);
        }
        else
        {
            body["@odata.deltaLink"] = DeltaTokens.DeltaLink(session, request, position);
        }

        return Answer.Ok(body) with { Headers = headers };
    }
}
