using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using FollowUpSync.Server.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace FollowUpSync.Server.Hosted;

/// <summary>Access tokens of Entra for this service's own API: whose are taken, and whom they name.</summary>
internal static class Tokens
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Issuer, audience, signature and time. The authority's keys are asked for with the first token, so that nothing is needed at the start.</summary>
    public static void Check(JwtBearerOptions bearer, ServerOptions options, HostedOptions hosted, TimeProvider clock, HttpMessageHandler? network)
    {
        string authority = hosted.App.Authority.AbsoluteUri.TrimEnd('/');
        string client = hosted.App.ClientId!;
        bearer.MetadataAddress = $"{authority}/{(hosted.Tenants is [var only] ? only : "organizations")}/v2.0/.well-known/openid-configuration";
        bearer.MapInboundClaims = false;
        bearer.BackchannelHttpHandler = network;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuers = hosted.Tenants.Select(tenant => $"{authority}/{tenant}/v2.0"),
            ValidAudiences = [client, $"api://{client}", $"api://{options.PublicUrl!.Host}/{client}"],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            LifetimeValidator = (begin, end, _, _) => clock.GetUtcNow().UtcDateTime is var now && end > now - Skew && (begin is null || begin < now + Skew),
        };
    }

    /// <summary>Who asks.</summary>
    /// <exception cref="Refusal">It cannot be known, or they may not. Nothing more is told to them.</exception>
    public static async Task<Account> AccountOfAsync(HttpContext http, HostedOptions hosted)
    {
        if (!http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw Unknown(http);
        }

        JwtBearerOptions bearer = http.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        try
        {
            await bearer.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            throw new Refusal(StatusCodes.Status503ServiceUnavailable, "FUS616", "The authority cannot be reached, so that nobody can be known for now.", "Ask again in a little while.");
        }

        AuthenticateResult result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (result.Principal is not { } who || Claim(who, "tid") is not { } tenant || Claim(who, "oid") is not { } owner || !Claim(who, JwtRegisteredClaimNames.Iss)!.Contains(tenant, StringComparison.OrdinalIgnoreCase))
        {
            throw Unknown(http);
        }

        bool mayCome = Claim(who, "scp")?.Split(' ').Contains(hosted.Scope) == true && (hosted.Role is null || who.HasClaim("roles", hosted.Role));
        return !mayCome ? throw new Refusal(StatusCodes.Status403Forbidden, "FUS617", "This token gives no right to this service.", $"Ask for the scope {hosted.Scope} of this service{(hosted.Role is null ? "" : "; an administrator assigns its role")}.")
            : (Claim(who, "preferred_username") ?? Claim(who, "upn") ?? Claim(who, "email")) is not { } address || !address.Contains('@', StringComparison.Ordinal) ? throw new Refusal(StatusCodes.Status403Forbidden, "FUS617", "This token names no mailbox.", "In the app registration, add the optional claim preferred_username to access tokens.")
            : new Account(tenant.ToLowerInvariant(), owner.ToLowerInvariant(), address.ToLowerInvariant(), http.Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim());
    }

    private static string? Claim(ClaimsPrincipal who, string name) => who.FindFirst(name)?.Value is { Length: > 0 } value ? value : null;

    private static Refusal Unknown(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Refusal(StatusCodes.Status401Unauthorized, "FUS601", "Who is asking is not known.", "Send Authorization: Bearer with an access token for this service's own API.");
    }
}
