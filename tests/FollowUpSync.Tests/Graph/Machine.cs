using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Graph;

/// <summary>One machine that syncs the mailbox, with a folder of its own. It can be killed between any two requests.</summary>
internal sealed class Machine(Scene scene, string folder)
{
    private string StatePath => Path.Combine(folder, "state.db");

    /// <summary>Dies at the request that has this number in the next run, from 1; null lives.</summary>
    public int? DiesAt { get; set; }

    /// <summary>The request at which it dies is carried out all the same.</summary>
    public bool DiesAfter { get; set; }

    /// <summary>In place of dying, a fault of ours comes up there.</summary>
    public bool HasFault { get; set; }

    public string? Cadence { get; set; }

    public DateTimeZone Home { get; set; } = DateTimeZone.Utc;

    public bool Yes { get; set; }

    public bool WatchesMail { get; set; }

    /// <summary>What is remembered; null before the first run.</summary>
    public MailboxState? State
    {
        get
        {
            using StateFile? file = StateFile.Open(StatePath);
            return file?.Load(Scene.Owner);
        }
    }

    /// <summary>All that lies on its disk about the mailbox.</summary>
    public byte[] StateBytes => [.. Directory.GetFiles(folder, "state.db*").SelectMany(File.ReadAllBytes)];

    public async Task<SyncReport> SyncAsync()
    {
        GraphMailbox mailbox = Open();
        var sync = new MailboxSync(_ => mailbox.Calendar, state => mailbox.TargetFor(state.Settings, folder), _ => WatchesMail ? mailbox.Mail : null);
        return await Living(() => sync.RunAsync(
            new SyncRequest
            {
                StatePath = StatePath,
                AsOf = scene.Now,
                SystemZone = DateTimeZone.Utc,
                What = "sync --graph",
                Paths = [$"{scene.Service}#{Scene.Owner}"],
                Owners = [Scene.Owner],
                TimeZone = Home,
                Cadence = Cadence,
                Yes = Yes,
            },
            CancellationToken.None));
    }

    public OwnerSays Says()
    {
        GraphMailbox mailbox = Open();
        return new OwnerSays(StatePath, [Scene.Owner], scene.Now, state => mailbox.TargetFor(state.Settings, folder), false, CancellationToken.None);
    }

    /// <summary>Its disk is gone.</summary>
    public void Forget()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private GraphMailbox Open() => new(GraphTokens.Sandbox(scene.Service, Scene.Owner), Scene.Owner, scene.Clock, new Fate(this, scene.Wire));

    // What is on the disk at the moment of death is what the next run finds; nothing that runs while the exception flies counts.
    private async Task<T> Living<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DeadException)
        {
            Directory.CreateDirectory(folder);
            foreach (string file in Directory.GetFiles(folder, "state.db*"))
            {
                File.Delete(file);
            }

            foreach (string file in Directory.Exists(Remains) ? Directory.GetFiles(Remains) : [])
            {
                File.Move(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            throw;
        }
        finally
        {
            DiesAt = null;
        }
    }

    private string Remains => $"{folder}-remains";

    private void Die()
    {
        if (Directory.Exists(Remains))
        {
            Directory.Delete(Remains, recursive: true);
        }

        Directory.CreateDirectory(Remains);
        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, "state.db*") : [])
        {
            File.Copy(file, Path.Combine(Remains, Path.GetFileName(file)));
        }
    }

    /// <summary>Carries requests, until the machine dies.</summary>
    private sealed class Fate(Machine machine, HttpMessageHandler wire) : DelegatingHandler(wire)
    {
        private int _sent;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool dies = ++_sent == machine.DiesAt;
            if (dies && machine.DiesAfter)
            {
                (await base.SendAsync(request, cancellationToken)).Dispose();
            }

            if (dies && machine.HasFault)
            {
                throw new InvalidOperationException("A fault of ours.");
            }

            if (dies)
            {
                machine.Die();
                throw new DeadException();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>The power went out.</summary>
internal sealed class DeadException() : Exception("The machine was killed.");
