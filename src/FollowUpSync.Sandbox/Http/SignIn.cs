using System.Text;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>The token and device-code endpoints of a sign-in service, which lets everybody in.</summary>
internal static class SignIn
{
    private const string Anybody = "you@sandbox.example";

    public static void Map(WebApplication app)
    {
        app.MapPost("/{tenant}/oauth2/v2.0/devicecode", async http => await Wire.SendAsync(http, Answer.Ok(new JsonObject
        {
            ["device_code"] = "sandbox-device",
            ["user_code"] = "SANDBOX",
            ["verification_uri"] = $"{http.Request.Scheme}://{http.Request.Host}/device",
            ["expires_in"] = 900,
            ["interval"] = 1,
            ["message"] = "The sandbox lets you in without a code.",
        })));
        app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpContext http, string tenant) =>
        {
            IFormCollection form = await http.Request.ReadFormAsync();
            string address = new[] { form["username"].ToString(), form["login_hint"].ToString(), form["client_id"].ToString() }
                .FirstOrDefault(a => a.Contains('@', StringComparison.Ordinal)) ?? Anybody;
            string id = ItemIds.NamedGuid($"user {address}").ToString();
            await Wire.SendAsync(http, Answer.Ok(new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
                ["access_token"] = $"sandbox:{address}",
                ["refresh_token"] = "sandbox-refresh",
                ["client_info"] = Encode(new JsonObject { ["uid"] = id, ["utid"] = tenant }),
                ["id_token"] = $"{Encode(new JsonObject { ["alg"] = "none" })}.{Encode(new JsonObject { ["oid"] = id, ["tid"] = tenant, ["sub"] = id, ["preferred_username"] = address, ["aud"] = form["client_id"].ToString() })}.",
            }));
        });
    }

    private static string Encode(JsonObject json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
