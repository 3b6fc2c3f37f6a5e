using Microsoft.Extensions.DependencyInjection;

namespace Participation.Web.Tests.Support;

/// <summary>Does something once, as somebody else might, while a call to LINE is on its way.</summary>
public sealed class WhileLineIsAsked(string path)
{
    private Func<Task>? _act;

    public void Register(IServiceCollection services) => services.AddHttpClient("line").AddHttpMessageHandler(() => new Way(this));

    public void Does(Func<Task> act) => _act = act;

    private sealed class Way(WhileLineIsAsked on) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith(on.Path, StringComparison.Ordinal) && Interlocked.Exchange(ref on._act, null) is { } act) await act();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private string Path => path;
}
