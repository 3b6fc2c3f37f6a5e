using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Participation.Web.Features.Agency;

namespace Participation.Web.Tests.Support;

/// <summary>Somebody with a browser: opens pages, fills in the forms that stand on them and sends those as they are.</summary>
public sealed class Visitor(HttpClient http)
{
    public const string Password = "correct horse battery";

    private static readonly HtmlParser Parser = new();

    public HttpClient Http => http;
    public HttpResponseMessage Last { get; private set; } = null!;
    public System.Net.HttpStatusCode Status => Last.StatusCode;
    public string Path => Last.RequestMessage!.RequestUri!.AbsolutePath;
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>What the page says, without its head.</summary>
    public string Words => Page.QuerySelector("main")!.TextContent;

    public static Visitor To(Service service, bool redirects = true) => new(service.Client(redirects));

    /// <summary>A colleague who may do everything, signed in; <see cref="Colleague"/> makes others.</summary>
    public static async Task<Visitor> StaffAsync(Service service, string userName = "officer") => await (await Colleague.AddAsync(service, userName)).SignInAsync();

    /// <summary>A colleague who signs in by the password alone, with every role for which that is enough.</summary>
    public static async Task<Guid> AddStaffAsync(Service service, string userName = "officer") => (await Colleague.AddAsync(service, userName, Colleague.PlainRoles)).Id;

    /// <summary>The agency and one service point, D1.</summary>
    public static Task AddOfficeAsync(Service service, params string[] furtherCodes) => service.WriteAsync(db =>
    {
        var now = service.Clock.GetUtcNow().UtcDateTime;
        db.Add(new AgencyProfile { Name = "อบต.ตัวอย่าง", Kind = AgencyKind.SubdistrictAdministration, Phone = "0 4999 0000", LunchFrom = new(12, 0), LunchTo = new(13, 0) });
        foreach (var code in furtherCodes.Prepend("D1"))
            db.Add(new ServicePoint { Id = Guid.CreateVersion7(), Code = code, Name = $"งานทะเบียน {code}", CreatedAt = now, Version = Guid.CreateVersion7() });
        return Task.CompletedTask;
    });

    public async Task<IHtmlDocument> OpenAsync(string path) => await TakeAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Sends the form in the page's main part, or the one named: hidden fields and what stands in it, with these values changed.</summary>
    public async Task<IHtmlDocument> SendAsync(string form, params (string Name, string? Value)[] values)
    {
        var element = Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"There is no form {form} at {Path}.");
        var fields = Fields(element);
        foreach (var (name, value) in values)
        {
            fields.Remove(name);
            if (value is not null) fields[name] = value;
        }
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : Last.RequestMessage!.RequestUri!.PathAndQuery;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await TakeAsync(await http.SendAsync(request));
    }

    /// <summary>Sends a form with every value of a name that stands in it more than once, as lists of boxes have.</summary>
    public async Task<IHtmlDocument> SendAllAsync(string form, params (string Name, string Value)[] more)
    {
        var element = Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"There is no form {form} at {Path}.");
        var fields = element.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(i => i.Type is not ("radio" or "checkbox") || i.IsChecked)
            .Select(i => new KeyValuePair<string, string>(i.Name!, i.Value)).Where(f => more.All(m => m.Name != f.Key)).Concat(more.Select(m => new KeyValuePair<string, string>(m.Name, m.Value)));
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : Last.RequestMessage!.RequestUri!.PathAndQuery;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await TakeAsync(await http.SendAsync(request));
    }

    /// <summary>Sends a form with files in it.</summary>
    public async Task<IHtmlDocument> UploadAsync(string form, (string Name, string FileName, byte[] Content)[] files, params (string Name, string Value)[] values)
    {
        var element = Page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"There is no form {form} at {Path}.");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(element).Where(f => files.All(x => x.Name != f.Key) && values.All(v => v.Name != f.Key)).Select(f => (f.Key, f.Value)).Concat(values))
            content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), name, fileName);
        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : Last.RequestMessage!.RequestUri!.PathAndQuery;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await TakeAsync(await http.SendAsync(request));
    }

    public Task<IHtmlDocument> SendAsync(params (string Name, string? Value)[] values) => SendAsync("main form[method=post]", values);

    /// <summary>Goes on from an answer to a request that no form on a page makes.</summary>
    public async Task<IHtmlDocument> TakeAsync(HttpResponseMessage answer)
    {
        Last = answer;
        return Page = await Parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, string> Fields(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]"))
            if (input.Type != "file" && (input.Type is not ("radio" or "checkbox") || input.IsChecked)) fields[input.Name!] = input.Value;
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]")) fields[area.Name!] = area.Value;
        foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select[name]")) fields[select.Name!] = select.Value ?? "";
        return fields;
    }
}
