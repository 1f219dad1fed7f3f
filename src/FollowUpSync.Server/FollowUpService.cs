using System.Net;
using FollowUpSync.Hosting;
using FollowUpSync.Sandbox;
using FollowUpSync.Server.Local;

namespace FollowUpSync.Server;

/// <summary>The service: for one person on loopback, or for an organisation. What it is made of stands in <see cref="Wiring"/>.</summary>
public sealed class FollowUpService : IAsyncDisposable
{
    private const int LargestBody = 1 << 20;
    private readonly WebApplication _app;
    private readonly SampleMailbox? _sample;

    private FollowUpService(WebApplication app, SampleMailbox? sample) => (_app, _sample) = (app, sample);

    /// <summary>Scheme, host and port.</summary>
    public Uri Address => Wiring.AddressOf(_app.Services);

    /// <summary>All that it answers to.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Starts it; the first runs begin at once.</summary>
    /// <param name="options">Checked settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="told">Where a person reads what was done and where to look.</param>
    /// <param name="logging">Changes where logs go, or null.</param>
    /// <param name="network">Carries the requests to the authority; null for the network's own.</param>
    /// <exception cref="SyncException">It cannot start; says why and what to do.</exception>
    public static async Task<FollowUpService> StartAsync(ServerOptions options, TimeProvider clock, TextWriter told, Action<ILoggingBuilder>? logging = null, HttpMessageHandler? network = null)
    {
        MakeFolder(options.DataDirectory);
        ServiceFile file = ServiceFile.Open(Path.Combine(options.DataDirectory, "service.db"));
        SampleMailbox? sample = null;
        WebApplication? app = null;
        try
        {
            sample = options is { Hosted: null, Mailbox: MailboxChoice.Sample } ? await SampleMailbox.StartAsync(options.DataDirectory, file, clock) : null;
            app = Build(options, clock, file, options.Hosted is null ? MailboxOfMachine.Open(options, sample, clock) : null, told, logging, network);
            await app.StartAsync();
            return new FollowUpService(app, sample);
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

    private static WebApplication Build(ServerOptions options, TimeProvider clock, ServiceFile file, HostedMailbox? own, TextWriter told, Action<ILoggingBuilder>? logging, HttpMessageHandler? network)
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
            kestrel.Listen(options.Hosted is { ListensToAll: true } ? IPAddress.Any : IPAddress.Loopback, options.Port);
            if (options.HttpsPort is { } port)
            {
                kestrel.ListenLocalhost(port, listen => listen.UseHttps());
            }
        });
        builder.WebHost.UseKestrelHttpsConfiguration();

        Wiring.Add(builder.Services, options, clock, file);
        if (options.Hosted is { } hosted)
        {
            Wiring.AddHosted(builder.Services, options, hosted, clock, network);
        }
        else
        {
            Wiring.AddLocal(builder.Services, options, clock, own!, told);
        }

        WebApplication app = builder.Build();
        Wiring.Use(app, options);
        return app;
    }

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
