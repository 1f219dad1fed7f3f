namespace FollowUpSync.Graph.SignIn;

/// <summary>Microsoft's clouds: a token of one is good for its own Graph alone, and may be sent nowhere else.</summary>
internal sealed record GraphCloud(string Authority, string Graph, params string[] OtherAuthorities)
{
    private static readonly GraphCloud[] All =
    [
        new("login.microsoftonline.com", "graph.microsoft.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"),
        new("login.microsoftonline.us", "graph.microsoft.us"),
        new("login.microsoftonline.us", "dod-graph.microsoft.us"),
        new("login.partner.microsoftonline.cn", "microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn"),
    ];

    /// <summary>The cloud of a Graph host, or null where the host is none of Microsoft's.</summary>
    public static GraphCloud? OfGraph(Uri address) => All.FirstOrDefault(cloud => cloud.Graph == address.Host);

    /// <summary>The authority is one of Microsoft's.</summary>
    public static bool IsAuthority(Uri address) => All.Any(cloud => cloud.SignsInAt(address));

    /// <summary>This cloud's people sign in there.</summary>
    public bool SignsInAt(Uri authority) => authority.Host == Authority || OtherAuthorities.Contains(authority.Host);
}
