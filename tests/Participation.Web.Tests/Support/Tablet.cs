using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Support;

/// <summary>A kiosk as the service sees it: knows its address and its secret, and has a clock of its own.</summary>
public sealed class Tablet(Service service, string point)
{
    private readonly HttpClient _http = service.Client(redirects: false);

    public string? Secret { get; set; }

    /// <summary>How far its clock is from the right time.</summary>
    public TimeSpan ClockIsOffBy { get; set; }

    public DateTime Clock => service.Clock.Now() + ClockIsOffBy;

    public HttpResponseMessage Last { get; private set; } = null!;
    public JsonElement Answer { get; private set; }
    public HttpStatusCode Status => Last.StatusCode;
    public IReadOnlyList<string> Results => [.. Answer.GetProperty("results").EnumerateArray().Select(r => r.GetString()!)];

    /// <summary>A colleague enters the device on the staff page and reads off its code.</summary>
    public static async Task<string> AddAsync(Visitor staff, string point, string name = "แท็บเล็ตหน้าช่อง 1")
    {
        await staff.OpenAsync($"/staff/devices/new?point={point}");
        await staff.SendAsync(("Name", name));
        return CodeOn(staff);
    }

    public static string CodeOn(Visitor staff) => staff.Page.QuerySelector(".answer.code")!.TextContent.Trim();

    public static async Task<Tablet> PairedAsync(Service service, Visitor staff, string point = "D1")
    {
        var tablet = new Tablet(service, point);
        await tablet.PairAsync(await AddAsync(staff, point));
        Assert.Equal(HttpStatusCode.OK, tablet.Status);
        return tablet;
    }

    public async Task PairAsync(string code)
    {
        await TakeAsync(await _http.PostAsJsonAsync(new Uri($"/k/{point}/pairing", UriKind.Relative), new { code }));
        if (Status == HttpStatusCode.OK) Secret = Answer.GetProperty("secret").GetString();
    }

    /// <summary>An answer as it is kept, given that long ago.</summary>
    public object Entry(int rating = 5, TimeSpan ago = default) => new { id = Guid.CreateVersion7(), form = PresetSurveys.ServiceFirstVersionId, occurredAt = Clock - ago, rating };

    public Task DeliverAsync(params object[] entries) => DeliverAsync(0, entries);

    public Task DeliverAsync(int waiting, params object[] entries) => SendAsync(JsonSerializer.Serialize(new { sentAt = Clock, waiting, entries }));

    public async Task SendAsync(string body) => await TakeAsync(await PostAsync(body));

    public async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/k/{point}/answers", UriKind.Relative)) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        if (Secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Device", Secret);
        return await _http.SendAsync(request);
    }

    private async Task TakeAsync(HttpResponseMessage answer)
    {
        Last = answer;
        var content = await answer.Content.ReadAsStringAsync();
        Answer = content.StartsWith('{') ? JsonDocument.Parse(content).RootElement : default;
    }
}
