using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUpSync.Server.Tests;

/// <summary>The program as a person starts it, in a home of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    private ServerProcess(Process process, string home) => (_process, Home) = (process, home);

    public string Home { get; }

    public string Data => Path.Combine(Home, ".local", "share", "followupsync", "server");

    public int ExitCode => _process.ExitCode;

    public string Out
    {
        get
        {
            lock (_out)
            {
                return _out.ToString();
            }
        }
    }

    /// <summary>The log, and what it says when it cannot start.</summary>
    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    public static ServerProcess Start(string home, params (string Name, string Value)[] settings) => Start(home, settings, []);

    public static ServerProcess Start(string home, (string Name, string Value)[] settings, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "followupsync-server.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string inherited in start.Environment.Keys.Where(key => key.StartsWith("FollowUpSync__", StringComparison.OrdinalIgnoreCase) || key.StartsWith("XDG_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["HOME"] = home;
        start.Environment["DOTNET_CLI_HOME"] = home;
        foreach ((string name, string value) in settings)
        {
            start.Environment[$"FollowUpSync__{name}"] = value;
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var server = new ServerProcess(process, home);
        process.OutputDataReceived += (_, line) => Append(server._out, line.Data);
        process.ErrorDataReceived += (_, line) => Append(server._error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it says that its first run has ended, and where it is.</summary>
    public async Task<HttpClient> OpenAsync()
    {
        await SaysAsync("ynced:");
        string address = Regex.Match(Out, @"http://127\.0\.0\.1:[0-9]+").Value;
        var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(Path.Combine(Data, "pairing-key")));
        return http;
    }

    public Task SaysAsync(string text) => Scene.UntilAsync(() => Task.FromResult(_process.HasExited
        ? throw new InvalidOperationException($"It ended: {Out}\n{Error}")
        : Out.Contains(text, StringComparison.Ordinal)));

    /// <summary>At once and without warning.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As Ctrl+C or a service manager end it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("bash", ["-c", $"kill -TERM {_process.Id}"]);
        await EndAsync();
    }

    public async Task EndAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(late.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder to, string? line)
    {
        lock (to)
        {
            to.AppendLine(line);
        }
    }
}
