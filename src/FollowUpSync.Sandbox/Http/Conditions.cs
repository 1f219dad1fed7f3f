namespace FollowUpSync.Sandbox.Http;

/// <summary><c>If-Match</c> on a write.</summary>
internal static class Conditions
{
    /// <exception cref="GraphError">412: the item has another change key, or the fault wants it so.</exception>
    public static void Check(GraphRequest request, JsonObject current, Faults faults)
    {
        string? wanted = request.Headers.GetValueOrDefault("If-Match");
        bool stale = wanted is not null and not "*" && wanted != current.Text("@odata.etag") && !faults.Strikes(Faults.IgnoredIfMatch);
        if (stale || faults.Strikes(Faults.SpuriousConflict))
        {
            throw new GraphError(
                412,
                "ErrorIrresolvableConflict",
                "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.")
            {
                Fault = stale ? null : Faults.SpuriousConflict,
            };
        }
    }
}
