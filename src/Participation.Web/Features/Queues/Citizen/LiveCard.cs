using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Live;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Queues.Citizen;

/// <summary>
/// The stream of one card: its own place and wait, and nothing about others. Where something else than the place changed, or the
/// card is no longer in this queue, the page fetches itself anew.
/// </summary>
public static class LiveCard
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCards(this SliceEndpoints endpoints) =>
        endpoints.Citizen.MapGet("/t/{token}/live", RunAsync).WithSummary("How a card stands, whenever that changes.").Produces(200, contentType: "text/event-stream").Produces(404);

    private static async Task RunAsync(string token, HttpContext http, IServiceScopeFactory scopes, QueueLive live, IHostApplicationLifetime lifetime, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(scopes, token, ct) is not var (id, queueId))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var watcher = live.Watch(queueId);
        string? sent = null;
        await EventStream.RunAsync(http, watcher.Pictures, now =>
        {
            var card = EventStream.Event("card", Write(now.Find(id)));
            if (card == sent) return null;
            return sent = card;
        }, lifetime, clock, ended: ct);
    }

    // In a scope of its own: the stream stays open for hours and holds no context.
    private static async Task<(Guid Id, Guid QueueId)?> FindAsync(IServiceScopeFactory scopes, string token, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<CardDesk>().FindAsync(token, ct) is not { } id) return null;
        return (id, await scope.ServiceProvider.GetRequiredService<ParticipationContext>().Set<Ticket>().Where(t => t.Id == id).Select(t => t.QueueId).SingleAsync(ct));
    }

    /// <summary>Everything but place and wait: with another key the page looks different.</summary>
    public static string KeyOf(CardNow? card) => card is null
        ? "gone"
        : string.Create(CultureInfo.InvariantCulture, $"{card.State}.{card.Revision}.{(card.Ahead == 0 ? "next" : "")}");

    private static string Write(CardNow? card) => JsonSerializer.Serialize(new Picture(KeyOf(card), card is null ? null : CardWords.Ahead(card.Ahead), card is { State: TicketState.Waiting } ? CardWords.Wait(card.Wait) : null), Plain);

    private sealed record Picture(string Key, string? Ahead, string? Wait);
}
