using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Bot.People;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Notices;

/// <summary>A program that calls the API for one person, with a token that the command printed.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    private ApiClient(HttpClient http) => _http = http;

    public HttpClient Http => _http;

    /// <summary>Prints a token for a person and calls with it.</summary>
    public static async Task<ApiClient> OfAsync(Neighbourhood here, string person)
    {
        HttpClient http = here.Hub.Browser();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(here, person));
        return new(http);
    }

    public static async Task<string> TokenAsync(Neighbourhood here, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        Assert.Equal(0, await TokenCommand.RunAsync(
            arguments, here.Hub.Store, here.Hub.Services.GetRequiredService<Seal>(), new IdSource(here.Clock), here.Clock, output, errors, default));
        return output.ToString().Trim();
    }

    public Task<(int Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(int Status, JsonElement Body)> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, key);

    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body, string? key = null)
    {
        using HttpRequestMessage request = new(method, $"api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        bool isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return ((int)response.StatusCode, isJson ? JsonElement.Parse(text) : JsonSerializer.SerializeToElement(text));
    }

    public void Dispose() => _http.Dispose();
}
