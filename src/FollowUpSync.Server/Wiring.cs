using FollowUpSync.Hosting;
using FollowUpSync.Server.Addin;
using FollowUpSync.Server.Api;
using FollowUpSync.Server.Hosted;
using FollowUpSync.Server.Http;
using FollowUpSync.Server.Local;
using FollowUpSync.Sync;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FollowUpSync.Server;

/// <summary>All wiring: what is there in both modes, what each of them adds, and who stands at the door.</summary>
internal static class Wiring
{
    public static void Add(IServiceCollection services, ServerOptions options, TimeProvider clock, ServiceFile file)
    {
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton(_ => file); // Made by a factory, so that it is disposed with the rest.
        services.AddSingleton<SyncTelemetry>();
        if (options.Notifications && (options.PublicUrl is not null || options.Mailbox is not MailboxChoice.Account))
        {
            services.AddSingleton(all => KeeperFor(all, options.PublicUrl ?? AddressOf(all)));
        }

        services.AddSingleton<OwnerNotices>();
        services.AddSingleton(DispatcherOf);
        services.AddHostedService<Worker>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(SyncTelemetry.Name, "Microsoft.AspNetCore.Hosting").AddPrometheusExporter());
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("followupsync")).WithTracing(traces => traces.AddSource(SyncTelemetry.Name, "System.Net.Http").AddOtlpExporter());
        }
    }

    public static void AddLocal(IServiceCollection services, ServerOptions options, TimeProvider clock, HostedMailbox own, TextWriter told)
    {
        services.AddSingleton(_ => new MailboxDesks(id => id == own.Id ? own : null, new DeskDefaults(options.TimeZone, options.Holidays), clock));
        services.AddSingleton(all => all.GetRequiredService<MailboxDesks>().Of(own));
        services.AddSingleton(all => RoundsOf(all, _ => { }));
        services.AddSingleton(_ => new Pairing(options.DataDirectory));
        services.AddSingleton(all => new Announcement(told, options, AddressOf(all), all.GetRequiredService<Pairing>()));
    }

    public static void AddHosted(IServiceCollection services, ServerOptions options, HostedOptions hosted, TimeProvider clock, HttpMessageHandler? network)
    {
        services.AddSingleton(hosted);
        services.AddDataProtection().SetApplicationName("followupsync").PersistKeysToFileSystem(new DirectoryInfo(hosted.KeysDirectory));
        services.AddAuthentication().AddJwtBearer(bearer => Tokens.Check(bearer, options, hosted, clock, network));
        services.AddSingleton(all => new Accounts(options, hosted, all.GetRequiredService<IDataProtectionProvider>(), clock, network));
        services.AddSingleton(all => new MailboxDesks(all.GetRequiredService<Accounts>().Find, new DeskDefaults(options.TimeZone, options.Holidays), clock));
        services.AddSingleton(all => RoundsOf(all, all.GetRequiredService<Accounts>().Keep));
        services.AddSingleton(_ => new OwnersLimits(hosted.RequestsPerMinute));
        services.AddScoped<Caller>();
        services.AddScoped(all => all.GetRequiredService<Caller>().Desk ?? throw new InvalidOperationException("Nobody asks."));
    }

    // Outermost first: what goes wrong is told, then who may come in is looked at.
    public static void Use(WebApplication app, ServerOptions options)
    {
        app.UseMiddleware<Problems>();
        app.UseMiddleware<SecurityHeaders>();
        if (options.Hosted is null)
        {
            app.UseMiddleware<Doorman>();
        }
        else
        {
            app.UseMiddleware<Gate>();
        }

        app.UseMiddleware<AddinFiles>();
        app.UseRouting();
        app.MapPrometheusScrapingEndpoint();
        HealthEndpoints.Map(app);
        NotificationEndpoints.Map(app);
        FeedEndpoints.MapFeeds(app);
        if (options.Hosted is null)
        {
            app.MapGet("/pair", Pairing.Open);
        }

        app.MapGet("/openapi/v1.json", OpenApi.Document);

        RouteGroupBuilder api = app.MapGroup("/api/v1").AddEndpointFilter<Idempotency>();
        MeEndpoints.Map(api);
        RunEndpoints.Map(api);
        ProcessEndpoints.Map(api);
        InterviewEndpoints.Map(api);
        FollowUpEndpoints.Map(api);
        NoteEndpoints.Map(api);
        ContentEndpoints.Map(api);
        FeedEndpoints.Map(api);
    }

    public static Uri AddressOf(IServiceProvider all) => new(all.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static MailboxRounds RoundsOf(IServiceProvider all, Action<string> keep) =>
        new(all.GetRequiredService<ServiceFile>(), all.GetService<SubscriptionKeeper>(), keep, all.GetRequiredService<ILogger<MailboxRounds>>());

    private static Dispatcher DispatcherOf(IServiceProvider all)
    {
        MailboxDesks desks = all.GetRequiredService<MailboxDesks>();
        MailboxRounds rounds = all.GetRequiredService<MailboxRounds>();
        OwnerNotices notices = all.GetRequiredService<OwnerNotices>();
        return new Dispatcher(
            all.GetRequiredService<ServiceFile>(),
            async (mailbox, stop) =>
            {
                MailboxDesk desk = desks.Find(mailbox) ?? throw new SignInException("FUS510", "Nothing is known any more of how this mailbox is opened.", "Its owner must come once.");
                SyncReport report = await rounds.RunAsync(desk, request => request, stop);
                all.GetService<Announcement>()?.FirstRun(report, desk);
                return report;
            },
            (mailbox, stop) => desks.Find(mailbox) is { } desk ? notices.SeeToAsync(desk, stop) : Task.CompletedTask,
            Duration.FromMinutes(all.GetRequiredService<ServerOptions>().SweepMinutes),
            all.GetRequiredService<SyncTelemetry>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<Dispatcher>>());
    }

    // A sandbox calls this machine; Microsoft calls only where it can reach.
    private static SubscriptionKeeper KeeperFor(IServiceProvider all, Uri root) => new(
        all.GetRequiredService<ServiceFile>(),
        new Uri(root.AbsoluteUri.TrimEnd('/') + NotificationEndpoints.Path),
        new Uri(root.AbsoluteUri.TrimEnd('/') + NotificationEndpoints.LifecyclePath),
        all.GetRequiredService<TimeProvider>(),
        all.GetRequiredService<ILogger<SubscriptionKeeper>>());
}
