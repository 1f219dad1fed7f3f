using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Every request to Graph comes in here: recorded, let in or not, made to fail where that is wanted, carried out.</summary>
internal sealed class FrontDoor(RequestRecorder recorder, Faults faults, SandboxClock clock, GraphRoutes routes)
{
    /// <summary>Graph serves four requests at once for one mailbox; at times its documents said: for one app, whatever the mailbox.</summary>
    private const int AtOnce = 4;

    /// <summary>What proxies write down where the client did not wait for the answer.</summary>
    private const int GaveUp = 499;

    public async Task<Answer> AnswerAsync(GraphRequest request, long? batch, CancellationToken stop)
    {
        GraphError? stranger = Attempt(() => Rights.SignIn(request));
        RequestRecorder.Call call = recorder.Begin(request, batch);
        string requestId = ItemIds.NamedGuid($"request {call.Number} {clock.NowText}").ToString();
        string clientRequestId = request.Headers.GetValueOrDefault("client-request-id") ?? requestId;
        Answer answer;
        try
        {
            answer = stranger is null ? await CarryOutAsync(request, call, stop) : throw stranger;
        }
        catch (GraphError error)
        {
            answer = error.ToAnswer(requestId, clientRequestId, clock.NowText);
        }
        catch (OperationCanceledException)
        {
            recorder.End(call, new Answer(GaveUp));
            throw;
        }

        answer.Headers["request-id"] = requestId;
        answer.Headers["client-request-id"] = clientRequestId;
        answer.Headers["Date"] = clock.Now.ToDateTimeUtc().ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        recorder.End(call, answer);
        return answer;
    }

    private async Task<Answer> CarryOutAsync(GraphRequest request, RequestRecorder.Call call, CancellationToken stop)
    {
        if (call.Concurrent > AtOnce || (call.Concurrent > 0 && call.OfApp > AtOnce && faults.Strikes(Faults.PerAppLimit)))
        {
            throw new GraphError(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.") { Headers = { ["Retry-After"] = "1" } };
        }

        JsonObject? step = faults.Scripted(request);
        if (step is not null)
        {
            await Task.Delay(step.Number("delayMs", 0), stop);
            if (step.Number("status", 0) != 0 && !step.Flag("after"))
            {
                return Faults.Play(step, Answer.NoContent);
            }
        }

        bool isBatch = request.Path is ["$batch"];
        if (!isBatch)
        {
            await faults.BeforeAsync(stop);
        }

        Answer answer = isBatch
            ? await Batches.RunAsync(request, call.Number, this, stop)
            : await routes.AnswerAsync(request, stop);
        if (request.Prefer.Applied is { } applied)
        {
            answer.Headers["Preference-Applied"] = answer.Headers.TryGetValue("Preference-Applied", out string? more) ? $"{more}, {applied}" : applied;
        }

        if (step is not null)
        {
            return Faults.Play(step, answer);
        }

        return isBatch ? answer
            : faults.Strikes(Faults.LostAnswer) ? answer with { Cut = true, Fault = Faults.LostAnswer }
            : faults.Strikes(Faults.BrokenAnswer) ? answer with { Broken = true, Fault = Faults.BrokenAnswer }
            : answer;
    }

    private static GraphError? Attempt(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (GraphError error)
        {
            return error;
        }
    }
}
