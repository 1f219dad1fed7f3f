using System.Text;

namespace FollowUpSync.Sandbox.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task The_token_endpoint_lets_everybody_in_with_a_token_that_works()
    {
        await using Box box = await Box.OpenAsync();
        using var http = new HttpClient { BaseAddress = box.Address };
        using var device = await http.PostAsync("common/oauth2/v2.0/devicecode", new FormUrlEncodedContent([new("client_id", "app")]));
        Assert.Equal(["device_code", "expires_in", "interval", "message", "user_code", "verification_uri"], JsonNode.Parse(await device.Content.ReadAsStringAsync())!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));

        using var answer = await http.PostAsync("common/oauth2/v2.0/token", new FormUrlEncodedContent([new("client_id", "app"), new("login_hint", Box.Owner), new("grant_type", "device_code")]));
        JsonObject token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

        Reply me = await box.SendAsync("GET", "v1.0/me", null, ("Token", token.Text("access_token")));
        Assert.Equal(Box.Owner, me.Text("mail"));
        byte[] claims = System.Buffers.Text.Base64Url.DecodeFromChars(token.Text("id_token")!.Split('.')[1]);
        Assert.Contains(Box.Owner, Encoding.UTF8.GetString(claims), StringComparison.Ordinal);
    }
}
