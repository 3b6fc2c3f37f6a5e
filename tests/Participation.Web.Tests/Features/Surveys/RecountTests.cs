using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Surveys;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Surveys;

/// <summary>The ready figures are those that counting all answers anew gives, whatever happened meanwhile.</summary>
public sealed class RecountTests
{
    [Theory, OnBothDatabases]
    public async Task The_ready_figures_equal_a_recount_after_late_deliveries_exclusions_chat_taps_and_invitations(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database, "D2");
        var village = new Village { Id = Guid.CreateVersion7(), Number = 1, Name = "บ้านตัวอย่าง", Label = "หมู่บ้าน" };
        await service.WriteAsync(db => Task.FromResult(db.Add(village)));
        // Around the turn of the fiscal year, on several ways, with further questions and villages.
        foreach (var at in (DateTime[])[new(2026, 9, 30, 23, 59, 0), new(2026, 10, 1, 0, 0, 0), new(2026, 10, 31, 16, 0, 0), SurveyAnswers.Today])
        {
            await service.GiveAsync("D1", at, WayIn.Web, [5, 4, 3, 2, 1], more: (n, sheet) => sheet with { Choices = [("speed", (n % 5) + 1), ("why", 1)] });
            await service.GiveAsync("D2", at, WayIn.Paper, [5, 5]);
            await service.GiveAsync(null, at, WayIn.Link, [4, 2], slug: "performance", more: (n, sheet) => sheet with { Residence = n == 0 ? Residence.Inside : Residence.Outside, VillageId = n == 0 ? village.Id : null });
        }
        // A burst, left out; then the same kiosk delivers late what belongs to that hour, which follows the decision.
        var device = Guid.CreateVersion7();
        var hour = new DateTime(2026, 11, 18, 10, 0, 0);
        await service.GiveAsync("D2", hour, WayIn.Kiosk, [.. Enumerable.Repeat(1, 12)], device, more: (_, sheet) => sheet with { Choices = [("why", 2)] });
        var burst = await BurstAsync(service);
        Assert.IsType<EditOutcome.Saved>(await ExcludeAsync(service, burst, exclude: true));
        await service.GiveAsync("D2", hour.AddSeconds(20), WayIn.Kiosk, [1, 1], device);
        // A burst that was taken back.
        var other = Guid.CreateVersion7();
        await service.GiveAsync("D1", hour.AddDays(-30), WayIn.Kiosk, [.. Enumerable.Repeat(5, 9)], other);
        var second = (await service.UseAsync<ReadBursts, IReadOnlyList<BurstLine>>(b => b.OfMonthAsync(FigurePeriod.Of(PeriodKind.Month, new DateOnly(2026, 10, 19)), CancellationToken.None))).Single().Key;
        Assert.IsType<EditOutcome.Saved>(await ExcludeAsync(service, second, exclude: true));
        Assert.IsType<EditOutcome.Saved>(await ExcludeAsync(service, second, exclude: false));
        // Taps in the chat, to answers on both sides.
        var answers = await service.ReadAsync(db => db.Set<SurveyAnswer>().Where(a => a.WayIn == WayIn.Kiosk).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync());
        foreach (var answer in answers) await service.UseAsync<AddToAnswer, AddToAnswerOutcome>(a => a.TapAsync(answer, "courtesy", 2, CancellationToken.None));
        // Invitations are not counted again: they are gone when they are over.
        var point = await service.ReadAsync(db => db.Set<ServicePoint>().Where(p => p.Code == "D1").Select(p => p.Id).SingleAsync());
        await InviteAsync(service, point);

        var ready = await service.RollUpsAsync();
        Assert.Contains(ready, line => line.StartsWith("satisfaction", StringComparison.Ordinal) && line.Contains(" True: 8 ", StringComparison.Ordinal));
        Assert.Contains(ready, line => line.EndsWith(" 0 1", StringComparison.Ordinal));
        var counted = await service.RecountAsync();

        Assert.Equal(await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()), counted);
        Assert.Equal(ready, await service.RollUpsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_recount_mends_figures_that_are_wrong_and_leaves_out_what_is_not_there(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", SurveyAnswers.Today, 5, 4, 1);
        var right = await service.RollUpsAsync();
        await service.WriteAsync(db => db.Database.ExecuteSqlAsync($"UPDATE satisfaction_rollups SET most = most + 7, little = 3"));
        await service.WriteAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM hour_rollups"));

        await service.RecountAsync();

        Assert.Equal(right, await service.RollUpsAsync());
    }

    [Theory, OnBothDatabases]
    public async Task An_installation_from_before_there_were_ready_figures_counts_once_at_start(Database database)
    {
        await using var service = await SurveyAnswers.OfficeAsync(database);
        await service.GiveAsync("D1", SurveyAnswers.Today, 5, 4, 1);
        var right = await service.RollUpsAsync();
        await service.WriteAsync(async db =>
        {
            foreach (var forget in (string[])["DELETE FROM choice_rollups", "DELETE FROM hour_rollups", "DELETE FROM satisfaction_rollups", "DELETE FROM village_rollups"])
                await db.Database.ExecuteSqlRawAsync(forget);
        });

        await PlantAsync(service);
        Assert.Equal(right, await service.RollUpsAsync());
        var lines = service.Log.Count(l => l.Contains("answers are counted", StringComparison.Ordinal));
        await PlantAsync(service);

        Assert.Equal(1, lines);
        Assert.Equal(1, service.Log.Count(l => l.Contains("answers are counted", StringComparison.Ordinal)));
    }

    private static async Task InviteAsync(Service service, Guid pointId)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var invitations = scope.ServiceProvider.GetRequiredService<IRatingInvitations>();
        await db.WriteAsync(write => invitations.InviteAsync(new FinishedMatter(FinishedKind.Ticket, pointId, null, service.Clock.Now()), write), CancellationToken.None);
    }

    private static async Task PlantAsync(Service service)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        foreach (var planted in scope.ServiceProvider.GetServices<IPlanted>()) await planted.PlantAsync(db, CancellationToken.None);
    }

    private static async Task<BurstKey> BurstAsync(Service service) =>
        (await service.UseAsync<ReadBursts, IReadOnlyList<BurstLine>>(b => b.OfMonthAsync(FigurePeriod.Of(PeriodKind.Month, new DateOnly(2026, 11, 1)), CancellationToken.None))).Single().Key;

    private static Task<EditOutcome> ExcludeAsync(Service service, BurstKey burst, bool exclude) =>
        service.UseAsync<ExcludeMarked, EditOutcome>(e => e.RunAsync(burst, exclude, "เด็กกดเล่น", "staff:test", CancellationToken.None));
}
