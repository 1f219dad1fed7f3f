using System.Net;
using FollowUpSync.Hosting;
using FollowUpSync.Sandbox;
using FollowUpSync.Server.Addin;
using FollowUpSync.Server.Api;
using FollowUpSync.Server.Http;
using FollowUpSync.Server.Local;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry.Metrics;

namespace FollowUpSync.Server;

/// <summary>The service for one person, on loopback. All wiring is on this page.</summary>
public sealed class LocalService : IAsyncDisposable
{
    private const int LargestBody = 1 << 20;
    private readonly WebApplication _app;
    private readonly SampleMailbox? _sample;

    private LocalService(WebApplication app, SampleMailbox? sample) => (_app, _sample) = (app, sample);

    /// <summary>Scheme, host and port.</summary>
    public Uri Address => AddressOf(_app.Services);

    /// <summary>All that it answers to.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Starts it; the first run begins at once.</summary>
    /// <param name="options">Checked settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="told">Where a person reads what was done and where to look.</param>
    /// <param name="logging">Changes where logs go, or null.</param>
    /// <exception cref="SyncException">It cannot start; says why and what to do.</exception>
    public static async Task<LocalService> StartAsync(ServerOptions options, TimeProvider clock, TextWriter told, Action<ILoggingBuilder>? logging = null)
    {
        MakeFolder(options.DataDirectory);
        ServiceFile file = ServiceFile.Open(Path.Combine(options.DataDirectory, "service.db"));
        SampleMailbox? sample = null;
        WebApplication? app = null;
        try
        {
            sample = options.Mailbox is MailboxChoice.Sample ? await SampleMailbox.StartAsync(options.DataDirectory, file, clock) : null;
            app = Build(options, clock, file, MailboxOfMachine.Open(options, sample, clock), told, logging);
            await app.StartAsync();
            return new LocalService(app, sample);
        }
        catch (Exception fault)
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (sample?.DisposeAsync() ?? ValueTask.CompletedTask);
            file.Dispose();
            throw fault is IOException && fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
                ? new UnusableInputException("FUS600", $"FollowUpSync:Port: {options.Port}: another program listens there", "End it, or set FollowUpSync__Port to another port.")
                : fault is InvalidOperationException && options.HttpsPort is not null && fault.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
                ? new UnusableInputException("FUS600", $"FollowUpSync:HttpsPort: {options.HttpsPort}: this machine has no development certificate", "Make one, and trust it: dotnet dev-certs https --trust")
                : fault is SandboxException ? new UnusableInputException("FUS600", $"The sample mailbox cannot start: {fault.Message}", $"End the other program, or delete {options.DataDirectory} to begin the sample anew.")
                : fault;
        }
    }

    /// <summary>Until the process is told to stop (Ctrl+C, SIGTERM).</summary>
    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await (_sample?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static WebApplication Build(ServerOptions options, TimeProvider clock, ServiceFile file, HostedMailbox mailbox, TextWriter told, Action<ILoggingBuilder>? logging)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // Standard output is for the person.
        logging?.Invoke(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            if (options.HttpsPort is { } port)
            {
                kestrel.ListenLocalhost(port, listen => listen.UseHttps());
            }
        });
        builder.WebHost.UseKestrelHttpsConfiguration();

        Add(builder.Services, options, clock, file, mailbox, told);
        WebApplication app = builder.Build();
        Use(app);
        return app;
    }

    private static void Add(IServiceCollection services, ServerOptions options, TimeProvider clock, ServiceFile file, HostedMailbox mailbox, TextWriter told)
    {
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton(_ => file); // Made by a factory, so that it is disposed with the rest.
        services.AddSingleton<SyncTelemetry>();
        services.AddSingleton(_ => new MailboxDesk(mailbox, new DeskDefaults(options.TimeZone, options.Holidays), clock));
        services.AddSingleton(_ => new Pairing(options.DataDirectory));
        if (options.Notifications && (options.PublicUrl is not null || options.Mailbox is not MailboxChoice.Account))
        {
            services.AddSingleton(all => KeeperFor(all, options.PublicUrl ?? AddressOf(all)));
        }

        services.AddSingleton(all => new Announcement(told, options, AddressOf(all), all.GetRequiredService<Pairing>()));
        services.AddSingleton<MailboxRounds>();
        services.AddSingleton(all => new Dispatcher(
            file, all.GetRequiredService<MailboxRounds>().RunAsync, Duration.FromMinutes(options.SweepMinutes), all.GetRequiredService<SyncTelemetry>(), clock, all.GetRequiredService<ILogger<Dispatcher>>()));
        services.AddHostedService<Worker>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(SyncTelemetry.Name, "Microsoft.AspNetCore.Hosting").AddPrometheusExporter());
    }

    // Outermost first: what goes wrong is told, then who may come in is looked at.
    private static void Use(WebApplication app)
    {
        app.UseMiddleware<Problems>();
        app.UseMiddleware<Doorman>();
        app.UseMiddleware<AddinFiles>();
        app.UseRouting();
        app.MapPrometheusScrapingEndpoint();
        HealthEndpoints.Map(app);
        NotificationEndpoints.Map(app);
        FeedEndpoints.MapFeeds(app);
        app.MapGet("/pair", Pairing.Open);
        app.MapGet("/openapi/v1.json", OpenApi.Document);

        RouteGroupBuilder api = app.MapGroup("/api/v1").AddEndpointFilter<Idempotency>();
        MeEndpoints.Map(api);
        RunEndpoints.Map(api);
        ProcessEndpoints.Map(api);
        InterviewEndpoints.Map(api);
        FollowUpEndpoints.Map(api);
        PaperEndpoints.Map(api);
        ChainEndpoints.Map(api);
        ContentEndpoints.Map(api);
        FeedEndpoints.Map(api);
    }

    // A sandbox calls this machine; Microsoft calls only where it can reach.
    private static SubscriptionKeeper KeeperFor(IServiceProvider all, Uri root) => new(
        all.GetRequiredService<ServiceFile>(),
        new Uri(root.AbsoluteUri.TrimEnd('/') + NotificationEndpoints.Path),
        new Uri(root.AbsoluteUri.TrimEnd('/') + NotificationEndpoints.LifecyclePath),
        all.GetRequiredService<TimeProvider>(),
        all.GetRequiredService<ILogger<SubscriptionKeeper>>());

    private static Uri AddressOf(IServiceProvider all) => new(all.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
